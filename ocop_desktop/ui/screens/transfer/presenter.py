"""What the screen for sending shows and does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ocop_desktop.core import system
from ocop_desktop.core.dates import read_date, show_date
from ocop_desktop.core.records import IdeaRow, PlanRow, SentPackage, State
from ocop_desktop.core.text import clean
from ocop_desktop.services import cover_letter, printing, transfer
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.wording import common
from ocop_desktop.wording import settings_screen as settings_words
from ocop_desktop.wording import transfer as words

if TYPE_CHECKING:
    from ocop_desktop.services.cover_letter import Cover
    from ocop_desktop.services.jobs import Progress
    from ocop_desktop.services.transfer import Made, Sending

_LETTER: Final = ".pdf"  # the one to sign; the other is for changing words
_NAMED: Final = 3  # ideas without a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a package turned out to be; `facts` are (label, text) in reading order."""

    whole: bool
    facts: tuple[tuple[str, str], ...]
    fingerprint: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """What is typed of the letter; `signer` is a label, `recipients` has one on each line."""

    number: str = ""
    day: str = ""
    signer: str = ""
    name: str = ""
    recipients: str = ""


class Stay(NamedTuple):
    """Something that stays: what it is, why, and what opens it."""

    name: str
    why: str
    what: Fill


class TransferPresenter:
    """Serves the transfer view; `made` and `checked` stay till she closes them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._desk = context.desk
        self.year = context.desk.offices.year()
        self.typed: LetterWords | None = None  # of the letter, until it is made
        self.made: Made | None = None
        self.checked: Checked | None = None

    # --- up ---------------------------------------------------------------------------------

    def years(self) -> list[int]:
        """Return the years to choose from, newest first."""
        return self._desk.ideas.years()

    def receiver(self) -> str:
        """Return who receives the package, "" when nobody said so yet."""
        us = self._desk.offices.us()
        return us.receiver if us else ""

    def look(self) -> "Sending":
        """Return what goes and what stays of the chosen year."""
        return self._desk.transfer.look(self.year)

    def lines(self, sending: "Sending") -> list[str]:
        """Return the ideas that go in words, those first that were not sent as they are now."""
        return _lines(sending.goes, sending.again)

    def plan_lines(self, sending: "Sending") -> list[str]:
        """Return the plans that go in words, in the same order."""
        return _lines(sending.plans, sending.plans_again)

    def plans(self, sending: "Sending") -> str:
        """Head the plans that go beside the ideas; "" when there are none."""
        return words.plans_go(len(sending.plans), sending.new_plans, len(sending.plans_again))

    def ideas_stay(self, sending: "Sending") -> list[Stay]:
        """Return the ideas that stay."""
        return [
            Stay(row.product_name, why, Fill(owner_type="idea", owner_id=row.id))
            for row, why in sending.stays
        ]

    def plans_stay(self, sending: "Sending") -> list[Stay]:
        """Return the plans that stay, and the papers that plans leave behind."""
        plans = [
            Stay(row.product_name, why, Fill(owner_type="plan", owner_id=row.id))
            for row, why in sending.plans_stay
        ]
        papers = [
            Stay(
                words.paper_of(form.name, row.product_name),
                words.PAPER_STAYS,
                Fill(owner_type="plan", owner_id=row.id, code=form.code),
            )
            for row, form in sending.papers_stay
        ]
        return plans + papers

    def leave(self, sending: "Sending") -> int:
        """Return how many ideas and plans were not sent as they are now."""
        again = len(sending.again) + len(sending.plans_again)
        return sending.new + sending.new_plans + again

    def asked(self, sending: "Sending", folder: Path) -> str:
        """Say what making the package means, and where it would lie."""
        plans = len(sending.plans), sending.new_plans, len(sending.plans_again)
        return words.where_text(str(folder), *self.counts(sending), plans=plans)

    def counts(self, sending: "Sending") -> tuple[int, int, int]:
        """Return how many go, how many of them for the first time, how many once more."""
        return len(sending.goes), sending.new, len(sending.again)

    def unnumbered(self, sending: "Sending") -> str:
        """Remind of those that go without a number in the register, "" where all have one."""
        names = [row.product_name for row in sending.unnumbered]
        return words.unnumbered(names[:_NAMED], len(names)) if names else ""

    def register(self) -> None:
        """Show what waits for its number in the register of the chosen year."""
        self._context.go("register", self.year)

    def open(self, what: Fill) -> None:
        """Open something that stays, to finish it."""
        self._context.go("filling", what)

    def ideas(self) -> None:
        """Show the list of ideas."""
        self._context.go("ideas")

    def all_plans(self) -> None:
        """Show the list of plans."""
        self._context.go("plans")

    def folder(self) -> Path:
        """Return where packages of the chosen year usually go; it may not exist yet."""
        return self._desk.printing.folder().with_name(str(self.year))

    def signers(self) -> tuple[str, ...]:
        """Return the labels of who may sign."""
        return tuple(signer.label for signer in self._desk.transfer.letters.signers())

    def letter_words(self) -> LetterWords:
        """Return what stands in the letter's fields at first: what was typed, else as last time."""
        if self.typed is not None:
            return self.typed
        usual = self._desk.transfer.letters.usual()
        return LetterWords(
            day=show_date(usual.on) if usual.on else "",
            signer=self._label(usual.signer),
            name=usual.signer_name,
            recipients="\n".join(usual.recipients),
        )

    def cover(self, told: LetterWords) -> "Cover":
        """Return what the letter is to say. Raises ValueError for a day that is none."""
        keys = {signer.label: signer.key for signer in self._desk.transfer.letters.signers()}
        lines = (clean(line) for line in told.recipients.splitlines())
        return cover_letter.Cover(
            number=clean(told.number).removesuffix(common.LETTER_SUFFIX).strip(),
            on=read_date(told.day) if told.day.strip() else None,
            signer=keys.get(told.signer, ""),
            signer_name=clean(told.name),
            recipients=tuple(filter(None, lines)),
        )

    def _label(self, key: str) -> str:
        signers = self._desk.transfer.letters.signers()
        return next((signer.label for signer in signers if signer.key == key), "")

    def making(self, folder: Path, cover: "Cover") -> "Callable[[Progress], Made]":
        """Return the work that makes the package of the chosen year in this folder."""
        service, year = self._desk.transfer, self.year
        name = service.file_name(year)

        def work(progress: "Progress") -> "Made":
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise printing.file_refusal(folder / name, error) from error
            return service.make(year, _free(folder / name), progress, cover=cover)

        return work

    def keep(self, made: "Made") -> None:
        """Show what was made, and tell every screen."""
        self.made, self.typed, self.checked = made, None, None
        self._context.bus.publish(made.changes)

    def now_sent(self, made: "Made") -> str:
        """Say which of what the package holds is marked as sent now, and what stays as it was."""
        ideas, plans = made.sent
        return words.now_sent(made.sent, (made.ideas - ideas, made.plans - plans))

    def letter(self, made: "Made", *, word: bool) -> Path:
        """Return the letter's file: the one to sign, or the one in Word."""
        return next(path for path in made.letters if (path.suffix != _LETTER) is word)

    def on_stick(self, made: "Made") -> bool:
        """Tell whether the package lies on a drive that will be pulled out."""
        return system.is_removable(made.path)

    # --- checking ---------------------------------------------------------------------------

    def checking(self, path: Path) -> "Callable[[Progress], Checked]":
        """Return the work that reads a package through."""
        service, zone = self._desk.transfer, self._desk.clock().tzinfo
        bases = {basis.key: basis.name for basis in self._desk.offices.bases()}

        def work(progress: "Progress") -> Checked:
            report = service.check(path, progress)
            facts = [(words.FILE, path.name)]
            if (us := report.sender) is not None and (at := report.created_at) is not None:
                place = settings_words.office_line(us.commune, us.district, us.province)
                facts += [
                    (words.SENDER, place),
                    (words.RECEIVER, report.receiver),
                    (words.MADE_AT, words.moment(at.astimezone(zone))),
                    (words.CONTENT, words.content(report.kind, report.year)),
                    (words.BASIS, bases.get(report.basis, report.basis)),
                    (words.INSIDE, words.inside(report.records, report.files)),
                ]
            return Checked(
                whole=report.ok,
                facts=tuple((label, text) for label, text in facts if text),
                fingerprint=report.fingerprint,
                problems=tuple(problem.text for problem in report.problems),
            )

        return work

    # --- what was sent ----------------------------------------------------------------------

    def sent(self) -> Sequence[SentPackage]:
        """Return the packages that were made, newest first."""
        return self._desk.transfer.sent()

    def sent_line(self, package: SentPackage) -> str:
        """Return when it was made and what it was."""
        at = package.made_at.astimezone(self._desk.clock().tzinfo)
        return words.sent_line(
            at, package.year, package.ideas, package.letter_number, package.plans
        )


def _lines(rows: "Sequence[IdeaRow | PlanRow]", again: frozenset[str]) -> list[str]:
    """Return what goes in words, that first which was not sent as it is now."""
    return [
        words.goes_line(
            getattr(row, "register_number", ""),  # a plan has none
            row.product_name,
            row.producer_name,
            row.state,
            again=row.id in again,
        )
        for row in sorted(rows, key=lambda row: row.state is not State.FINISHED)
    ]


def _free(path: Path) -> Path:
    """Return `path`, or with a number before its ending: an earlier package is never replaced."""
    stem = path.name.removesuffix(transfer.ENDING)
    others = (path.with_name(f"{stem}-{n}{transfer.ENDING}") for n in count(2))
    return path if not path.exists() else next(p for p in others if not p.exists())
