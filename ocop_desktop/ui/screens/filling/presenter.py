"""What happens while a form is filled: it saves itself, is looked over, printed, finished."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from ocop_desktop.core.problems import Problem, Refusal, Severity
from ocop_desktop.core.records import Producer, State
from ocop_desktop.services.printing import Item
from ocop_desktop.ui.context import LISTS, Context, Fill
from ocop_desktop.ui.screens.filling.printer import Printer
from ocop_desktop.wording import filling as words

if TYPE_CHECKING:
    from ocop_desktop.services.filling import Opened

SAVE_MS: Final = 600  # rest after the last key before the draft is saved
PLACE_MS: Final = 250  # rest in a field before it is remembered; Tab must not wait for the disk
RETRY_MS: Final = 4000  # pause before a save that failed is tried again
COMMUNE_PART: Final = "xa-danh-gia"
_WITH_FILES: Final = frozenset({"idea", "plan", "product", "producer"})
_GO_UP: Final = frozenset({"idea", "plan"})


class View(Protocol):
    """What the presenter asks of its view."""

    def show_form(self, opened: "Opened", step: str, field: str) -> None:
        """Build the page for this form and put the cursor there."""

    def show_header(self, title: str, under: str) -> None:
        """Show the title and the line under it."""

    def show_editable(self, *, editable: bool, may_reopen: bool) -> None:
        """Let her answer, or only read; with a way to open it again where there is one."""

    def show_trouble(self, refusal: Refusal | None) -> None:
        """Say lastingly that saving failed, or take that away."""

    def ask_leave(self) -> bool:
        """Ask whether to leave although the last words are not saved."""

    def ask_unmended(self, why: str) -> bool:
        """Ask whether to finish what came back although nothing was mended."""

    def show_refusal(self, refusal: Refusal) -> None:
        """Say what could not be done."""

    def flush(self) -> None:
        """Tidy the field she is in."""

    def later(self, ms: int, deed: Callable[[], object]) -> Callable[[], None]:
        """Do that after a while; return what forgets it."""


class FillingPresenter:
    """One open form at a time. The view forwards what she does; nothing here knows Tk."""

    def __init__(self, view: View, context: Context) -> None:
        self._view, self._context = view, context
        self._filling = context.desk.filling
        self._place: dict[str, str] = {}
        self._stopped: dict[tuple[str, ...], dict[str, str]] = {}  # of every form seen so far
        self._forget: Callable[[], None] | None = None
        self._forget_place: Callable[[], None] = _nothing
        self._unlisten: tuple[Callable[[], None], ...] = ()
        self._failed = self._reviewing = False
        self.printer = Printer(context, view.show_refusal)
        self._what: Fill | None = None  # shows the form on top, or the one left last
        self.opened: Opened | None = None

    # --- opening and leaving -------------------------------------------------------------------

    def open(self, what: Fill) -> None:
        """Show the form asked for.

        Raises:
            Refusal: when its record does not exist.
        """
        self._close()
        if what.owner_id:
            opened = self._filling.open(what.owner_type, what.owner_id, what.code)
        else:
            opened = self._filling.open_new(what.owner_type, what.code, what.start)
        self._place, self.opened, self._what = {}, opened, what
        self._unlisten = (
            opened.session.listen(self._typed),
            self._context.bus.listen(_GO_UP, lambda _changes: self._look_again()),
        )
        stopped = self._stopped.get(self._key(), {})
        step = what.step or stopped.get("step", "")
        field = what.field if what.step else stopped.get("field", "")
        self._view.show_form(opened, step, field)
        self._show_state()

    def leave(self) -> bool:
        """Save and tell whether the form may be left."""
        if self.opened is None:
            return True
        self._view.flush()
        if self.save():
            self._seal(self.opened)
        elif not self._view.ask_leave():
            return False
        self._close()
        return True

    def stop(self) -> None:
        """Let nothing that waits happen any more: the screen is gone."""
        self._cancel_save()
        self._forget_place()
        self._forget_place = _nothing

    def here(self) -> Fill | None:
        """Return what shows the form again where she is, or was when she left it."""
        return self._here() if self.opened is not None else self._what

    def _here(self) -> Fill | None:
        own = self.opened
        if own is None or self._what is None:
            return None
        return self._what._replace(
            owner_id=own.owner_id,
            code=own.form.code,
            step=self._place.get("step", self._what.step),
            field=self._place.get("field", self._what.field),
        )

    def _seal(self, opened: "Opened") -> None:
        try:
            self._filling.close(opened)
        except Refusal:
            return  # her words are saved; only the journal stays open for a while

    def _close(self) -> None:
        self.stop()
        self._stopped[self._key()] = self._place
        self._what = self._here()
        for unlisten in self._unlisten:
            unlisten()
        self._succeed()
        self._unlisten, self.opened = (), None

    def _look_again(self) -> None:
        """Show the form as it is by now when its record was finished, sent or answered elsewhere.

        Words that cannot be saved any more stay on screen.
        """
        own, what = self.opened, self._here()
        if own is None or what is None or self._filling.state(own) == own.state:
            return
        self._view.flush()
        if self.save() and self.opened is own:
            self.open(what)

    # --- saving --------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what was typed; tell whether it succeeded. What failed is tried again by itself."""
        self._cancel_save()
        if self.opened is None:
            return True
        before = self.opened.title
        try:
            saved = self._filling.save(self.opened)
        except Refusal as refusal:
            self._fail(refusal)
            return False
        self._succeed()
        if saved.changes:
            self._context.status.saved(saved.at)
            self._context.bus.publish(saved.changes)
            self._remember()
            self.review()  # a twin or a number taken is told at once, and forgotten when mended
        if self.opened.title != before or (saved.changes and not self.opened.is_main):
            self._show_header()  # by now a further paper may be complete
        return True

    def _typed(self, _keys: frozenset[str]) -> None:
        if not self._reviewing:
            self._save_later(SAVE_MS)

    def _save_later(self, ms: int) -> None:
        self._cancel_save()
        self._forget = self._view.later(ms, self.save)

    def _cancel_save(self) -> None:
        if self._forget is not None:
            self._forget()
        self._forget = None

    def _fail(self, refusal: Refusal) -> None:
        self._failed = True
        self._view.show_trouble(refusal)
        self._context.status.trouble(refusal.happened)
        self._save_later(RETRY_MS)

    def _succeed(self) -> None:
        if self._failed:
            self._failed = False
            self._view.show_trouble(None)
            self._context.status.trouble("")

    # --- where she is --------------------------------------------------------------------------

    def moved(self, step: str, field: str) -> None:
        """Remember step and field, so that the program opens there again."""
        self._place = {"step": step, "field": field}
        self._forget_place()
        self._forget_place = self._view.later(PLACE_MS, self._remember)

    def _remember(self) -> None:
        # A record that was never saved has no name to come back to.
        if self.opened is None or not self.opened.owner_id or not self._place:
            return
        place = {
            "screen": "filling",
            "owner_type": self.opened.owner_type,
            "owner_id": self.opened.owner_id,
            "code": self.opened.form.code,
            **self._place,
        }
        try:
            self._context.desk.offices.put_setting("place", place)
        except Refusal:
            return  # a full disk is told when her words are saved, not when she moves

    def _key(self) -> tuple[str, ...]:
        own = self.opened
        return (own.owner_type, own.owner_id, own.form.code) if own else ()

    def folded(self, *, folded: bool) -> None:
        """Remember whether the help is folded away."""
        self._context.desk.offices.put_setting("help_folded", folded)

    def is_folded(self) -> bool:
        """Tell whether the help is folded away."""
        return bool(self._context.desk.offices.setting("help_folded", False))

    # --- looking over and finishing ------------------------------------------------------------

    def review(self) -> tuple[list[Problem], list[Problem]]:
        """Return what blocks finishing, and what reminds, in reading order."""
        if self.opened is None:
            return [], []
        self._reviewing = True  # the session speaks when it is looked over; nothing was typed
        problems = self._filling.review(self.opened)
        self._reviewing = False
        blocking = [p for p in problems if p.severity == Severity.BLOCKS]
        return blocking, [p for p in problems if p.severity != Severity.BLOCKS]

    def finish(self) -> None:
        """Finish the form; ask first where it came back and was not mended.

        Raises:
            Refusal: when something still blocks.
        """
        if self.opened is None or not self.save():
            return
        unmended = self._filling.unmended(self.opened)
        blocking, _ = self.review()
        if unmended and not blocking and not self._view.ask_unmended(unmended.reason):
            return
        changes = self._filling.finish(self.opened)
        self._context.bus.publish(changes)
        self._context.toast(words.FINISHED)
        self._show_state()

    def reopen(self) -> None:
        """Open a finished form for changes, at the step she was looking at."""
        what = self._here()
        if what is None:
            return
        desk = self._context.desk
        shelf = desk.plans if what.owner_type == "plan" else desk.ideas
        changes = shelf.reopen(what.owner_id)
        self._context.bus.publish(changes)
        self._context.toast(words.REOPENED)

    def done(self) -> None:
        """Leave a form that is not printed; it is saved already."""
        self._context.back()

    def returned(self) -> str:
        """Say when and why the record came back, "" unless it waits to be mended."""
        found = self._filling.returned(self.opened) if self.opened else None
        return words.returned(found.happened_on, found.paper_number, found.reason) if found else ""

    def why_read_only(self) -> str:
        """Say why this form is only looked at, and what makes it one that can be mended."""
        own = self.opened
        return words.read_only(own.owner_type, own.state or "") if own else ""

    # --- papers --------------------------------------------------------------------------------

    def items(self) -> list[Item]:
        """Return what is printed, saved first; [] when it could not be."""
        self._view.flush()
        if self.opened is None or not self.save() or not self.opened.owner_id:
            return []
        own = self.opened
        return [Item(code=own.form.code, owner_type=own.owner_type, owner_id=own.owner_id)]

    def preview(self) -> None:
        """Show the real pages."""
        if items := self.items():
            self._context.go("preview", items)

    def print_(self) -> None:
        """Send the paper to the printer."""
        if items := self.items():
            self.printer.print(items)

    def blank_item(self) -> list[Item]:
        """Return the empty paper of this form."""
        return [Item.blank(self.opened.form.code)] if self.opened else []

    def papers(self) -> list[tuple[str, str, bool]]:
        """Return the papers of a record as (code, name, whether on screen); [] for no choice."""
        own = self.opened
        if own is None or own.owner_type not in _GO_UP:
            return []
        main = self._filling.main_code(own.owner_type, own.owner_id)
        forms = (
            self._filling.form(own.basis.key, main),
            *self._filling.other_forms(own.owner_type, own.owner_id),
        )
        told = [(form.code, form.name, form.code == own.form.code) for form in forms]
        return told if len(told) > 1 or own.form.code != main else []

    def open_other(self, code: str) -> None:
        """Show another form of the same record."""
        if self.opened is not None:
            own = self.opened
            what = Fill(owner_type=own.owner_type, owner_id=own.owner_id, code=code)
            self._context.go("filling", what)

    def is_idea(self) -> bool:
        """Tell whether the commune has its own part about this record."""
        return self.opened is not None and self.opened.owner_type == "idea"

    def has_files(self) -> bool:
        """Tell whether files are attached to this record, and from this form of it."""
        own = self.opened
        return own is not None and own.is_main and own.owner_type in _WITH_FILES

    def list_of(self) -> str:
        """Return the screen that lists what is on this form, "" for none."""
        return LISTS.get(self.opened.owner_type, "") if self.opened else ""

    def is_product(self) -> bool:
        """Tell whether it is a product, with what it has won."""
        return self.opened is not None and self.opened.owner_type == "product"

    def on_main_form(self) -> bool:
        """Tell whether an idea's main form is on screen: from there to the commune's own part."""
        return self.opened is not None and self.is_idea() and self.opened.is_main

    # --- showing -------------------------------------------------------------------------------

    def _show_state(self) -> None:
        if (opened := self.opened) is not None:
            self._show_header()
            may_reopen = not opened.editable and opened.state is State.FINISHED
            self._view.show_editable(editable=opened.editable, may_reopen=may_reopen)

    def _show_header(self) -> None:
        opened = self.opened
        if opened is None:
            return
        paper = opened.form.paper
        state = words.standing(opened.standing)
        decision = opened.basis.name if paper else ""
        name = opened.form.name or opened.form.title
        whose = "" if paper else self._filling.family(opened) or self._producer(opened)
        under = words.under_title(name if opened.title else "", decision, state, whose)
        self._view.show_header(opened.title or name, under)

    @staticmethod
    def _producer(opened: "Opened") -> str:
        """Return the name of the producer a product or an idea is of."""
        producer = opened.records.get("producer")
        if isinstance(producer, Producer) and opened.owner_type != "producer":
            return producer.name
        return ""


def _nothing() -> None:
    """Do nothing: no place waits to be remembered."""
