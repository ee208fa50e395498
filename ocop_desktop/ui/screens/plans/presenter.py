"""What the plans list shows and does."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from ocop_desktop.core.dates import show_moment
from ocop_desktop.core.records import PlanKind, PlanRow, Query, State
from ocop_desktop.forms.spec import Form
from ocop_desktop.services.ideas import CLOSED
from ocop_desktop.services.jobs import Progress
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.parts.list_presenter import TRASHED
from ocop_desktop.ui.parts.paper_presenter import PaperListPresenter
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.ui.screens.plans.deeds import PlanDeeds
from ocop_desktop.ui.screens.register import pills
from ocop_desktop.wording import plans_screen as words
from ocop_desktop.wording import ui as ui_words

_NAMED: Final = 3  # plans called by their names in a question


class PlansPresenter(PaperListPresenter):
    """Serves the plans list."""

    def __init__(self, context: Context) -> None:
        desk = context.desk
        super().__init__("plans", "plan", desk.plans, context)
        self.deeds = PlanDeeds(context)

    # --- the list ---------------------------------------------------------------------------

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for."""
        return Query(
            search=search,
            year=filters.get("year"),
            kind=filters.get("kind"),
            state=filters.get("state"),
            trashed=bool(filters.get(TRASHED)),
            order=order or "product",
        )

    def years(self) -> Sequence[tuple[int | None, str]]:
        """Return the choices of the year filter."""
        years = self._desk.plans.years()
        return [(None, ui_words.ANY_YEAR), *((year, ui_words.year(year)) for year in years)]

    def kinds(self) -> Sequence[tuple[str | None, str]]:
        """Return the choices of the filter full/simple."""
        return [(None, words.ANY_KIND), *((str(kind), words.KINDS[kind]) for kind in PlanKind)]

    def can_start(self) -> bool:
        """Tell whether the basis in use knows how a plan is written."""
        return self._desk.plans.can_start()

    # --- cells ------------------------------------------------------------------------------

    def year_of(self, row: PlanRow) -> str:
        """Return the first year of a plan."""
        return str(row.year)

    def kind(self, row: PlanRow) -> str:
        """Return the kind in a word."""
        return words.KINDS[row.kind]

    def state(self, row: PlanRow) -> Pill:
        """Return the state as a sign and a word."""
        return pills.of_state(row.state)

    def changed(self, row: PlanRow) -> str:
        """Return when the row was last changed."""
        return show_moment(row.updated_at, self._desk.clock())

    # --- deeds ------------------------------------------------------------------------------

    def open(self, plan_id: str) -> None:
        """Open the guided entry."""
        self._go("filling", Fill(owner_type="plan", owner_id=plan_id))

    def open_idea(self, plan_id: str) -> None:
        """Open the idea a plan was made of."""
        idea_id = self._desk.plans.needed(plan_id).idea_id
        self._go("filling", Fill(owner_type="idea", owner_id=idea_id))

    def is_finished(self, plan_id: str) -> bool:
        """Tell whether the plan must be reopened before it can be changed."""
        plan = self._desk.plans.get(plan_id)
        return bool(plan and plan.state is State.FINISHED)

    def reopen(self, plan_id: str) -> None:
        """Make a finished plan a draft again and open it."""
        self._bus.publish(self._desk.plans.reopen(plan_id))
        self.open(plan_id)

    def closed(self, ids: Sequence[str]) -> list[str]:
        """Return the names of those among these plans that are no drafts, a few of them."""
        found = ((one, self._desk.plans.get(one)) for one in ids)
        closed = [one for one, plan in found if plan and plan.state in CLOSED]
        return [self.deeds.name(one) for one in closed[:_NAMED]]

    def trash(self, ids: Sequence[str]) -> None:
        """Put these in the trash; that is what is undone first from now on."""
        self.deeds.forget()
        super().trash(ids)

    def undo(self) -> None:
        """Take back what was entered last, else the last deletion."""
        if not self.deeds.undo():
            super().undo()

    # --- paper and workbook -----------------------------------------------------------------

    def forms(self) -> Sequence[Form]:
        """Return the papers of plans that can be handed out blank."""
        return [form for form in self._desk.printing.forms() if form.about == "plan"]

    def saving_workbooks(self, ids: Sequence[str]) -> Callable[[Progress], list[Path]]:
        """Return the work that writes a workbook with formulas for each of these plans."""
        plans, folder = self._desk.plans, self._desk.printing.folder()

        def work(progress: Progress) -> list[Path]:
            made = []
            for number, plan_id in enumerate(ids, 1):
                made.append(plans.save_workbook(plan_id, folder))
                progress.step(number, len(ids), "")
            return made

        return work
