"""What is entered of plans that went up and came back, with one undo; no Tk."""

from collections.abc import Sequence
from datetime import date

from ocop_desktop.core.records import State
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.parts.deeds import Deeds
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import register as register_words


class PlanDeeds(Deeds):
    """The entries of the register that a plan knows: sent, and what came back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._desk = context.desk

    def name(self, plan_id: str) -> str:
        """Return the name of a plan's product."""
        plan = self._desk.plans.get(plan_id)
        return super().name(plan.idea_id) if plan else ""

    def of_many(self, count: int, left_out: int) -> str:
        """Say how many plans a question is about."""
        return words.of_many(count, left_out)

    def usual_day(self, _ids: Sequence[str]) -> date:
        """Return today."""
        return self._desk.clock().date()

    def able(self, ids: Sequence[str], state: State) -> list[str]:
        """Return those that may come into this state now."""
        return self._desk.plans.results.able(ids, state)

    def enter(
        self, ids: Sequence[str], state: State, day: date, paper: str, reason: str = ""
    ) -> None:
        """Enter that plans were sent, or what came back.

        Raises:
            Refusal: when one of them cannot come into this state.
        """
        deed = self._desk.plans.results.enter(ids, state, day, paper, reason)
        self._done(deed, register_words.state_entered(deed.count, state))

    def before(self, plan_id: str) -> State | None:
        """Return the state a mistaken entry leads back to, None where nothing was entered."""
        return self._desk.plans.results.before(plan_id)

    def take_back(self, plan_id: str) -> None:
        """Enter anew the state before the last one."""
        self._take(lambda: self._desk.plans.results.take_back([plan_id]))
