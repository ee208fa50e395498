"""What is entered of plans that went up and came back, with one undo; no Tk."""

from collections.abc import Sequence
from datetime import date

from ocop_desktop.services.results import Results
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.wording import plans_screen as words


class PlanDeeds(Deeds):
    """The entries of the register that a plan knows: sent, and what came back."""

    @property
    def _results(self) -> Results:
        return self._context.desk.plans.results

    def name(self, plan_id: str) -> str:
        """Return the name of a plan's product."""
        plan = self._context.desk.plans.get(plan_id)
        return super().name(plan.idea_id) if plan else ""

    def of_many(self, count: int, left_out: int) -> str:
        """Say how many plans a question is about."""
        return words.of_many(count, left_out)

    def usual_day(self, _ids: Sequence[str]) -> date:
        """Return today."""
        return self._context.desk.clock().date()
