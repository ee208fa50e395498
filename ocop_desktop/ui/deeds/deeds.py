"""What can be entered in the register, for one idea or many, with one undo; no Tk."""

from collections.abc import Callable, Sequence
from datetime import date

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, State, Verdict
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.results import Deed, Results
from ocop_desktop.ui.context import Context
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words


class Deeds:
    """Enters, tells every screen, and offers to take it back."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: Deed | None = None

    @property
    def _results(self) -> Results:
        return self._context.desk.register.results

    # --- what is asked before ----------------------------------------------------------------

    def idea(self, idea_id: str) -> Idea | None:
        """Return an idea."""
        return self._context.desk.ideas.get(idea_id)

    def name(self, idea_id: str) -> str:
        """Return the name of an idea's product."""
        idea = self.idea(idea_id)
        product = self._context.desk.products.get(idea.product_id) if idea else None
        return product.name if product else ""

    def of_many(self, count: int, left_out: int) -> str:
        """Say how many a question is about."""
        return words.of_many(count, left_out)

    def usual_day(self, ids: Sequence[str]) -> date:
        """Return the day that is offered for an entry about these ideas."""
        return self._context.desk.register.usual_day(ids[0])

    def offer(self, idea_id: str) -> tuple[str, date]:
        """Return number and day an idea would be received with."""
        return self._context.desk.register.offer(idea_id)

    def receiving(self, ids: Sequence[str]) -> str:
        """Return what receiving is called: one that has its number can only change it."""
        idea = self.idea(ids[0]) if len(ids) == 1 else None
        return words.CHANGE_RECEIPT if idea and idea.register_number else words.RECEIVE

    def waiting(self, ids: Sequence[str]) -> list[str]:
        """Return those that have no number yet; a single one may change its own."""
        return list(ids) if len(ids) == 1 else self._context.desk.register.without_number(ids)

    def able(self, ids: Sequence[str], state: State) -> list[str]:
        """Return those that may come into this state now."""
        return self._results.able(ids, state)

    def before(self, record_id: str) -> State | None:
        """Return the state a mistaken entry leads back to, None where nothing was entered."""
        return self._results.before(record_id)

    # --- entering ----------------------------------------------------------------------------

    def receive(self, ids: Sequence[str], day: date, number: str = "") -> None:
        """Enter ideas with number and day.

        Raises:
            Refusal: when the number is given already.
        """
        deed = self._context.desk.register.receive(ids, day, number)
        self._done(deed, words.received(deed.count))

    def enter(
        self, ids: Sequence[str], state: State, day: date, paper: str, reason: str = ""
    ) -> None:
        """Enter that these were sent, or what came back.

        Raises:
            Refusal: when one of them cannot come into this state.
        """
        deed = self._results.enter(ids, state, day, paper, reason)
        self._done(deed, words.state_entered(deed.count, state))

    def judge(self, ids: Sequence[str], verdict: Verdict | None, reason: str) -> None:
        """Set the commune's verdict.

        Raises:
            Refusal: when it needs a reason.
        """
        deed = self._context.desk.register.set_verdict(ids, verdict, reason)
        self._done(deed, words.judged(deed.count))

    def take_back(self, record_id: str) -> None:
        """Enter anew the state before the last one."""
        self._take(lambda: self._results.take_back([record_id]))

    def _done(self, deed: Deed, text: str) -> None:
        self._last = deed
        self._context.bus.publish(deed.changes)
        self._context.toast(text, common.UNDO, lambda: self._undo(deed))

    # --- and back ----------------------------------------------------------------------------

    def undo(self) -> bool:
        """Take the last entry back; tell whether there was one."""
        last = self._last
        if last is not None:
            self._undo(last)
        return last is not None

    def forget(self) -> None:
        """Let the last entry stand: the screen was left, or something else was done since."""
        self._last = None

    def _undo(self, deed: Deed) -> None:
        if self._last is deed:
            self._last = None
        self._take(deed.undo)

    def _take(self, back: Callable[[], Changes]) -> None:
        try:
            changes = back()
        except Refusal as refusal:
            self._context.toast(" ".join(part for part in (refusal.happened, refusal.todo) if part))
            return
        self._context.bus.publish(changes)
        self._context.toast(words.UNDONE)
