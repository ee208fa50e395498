"""What the plans list shows and does."""

from collections.abc import Callable, Sequence
from pathlib import Path

from ocop_desktop.core.records import PlanKind, PlanRow
from ocop_desktop.forms.spec import Form
from ocop_desktop.services.jobs import Progress
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.lists.paper_presenter import PaperListPresenter
from ocop_desktop.ui.parts import state_pills as pills
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.ui.screens.plans.deeds import PlanDeeds
from ocop_desktop.wording import lists as list_words
from ocop_desktop.wording import plans_screen as words


class PlansPresenter(PaperListPresenter):
    """Serves the plans list."""

    name = "plans"
    about = "plan"
    order = "product"

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.plans, PlanDeeds(context))

    # --- the list ---------------------------------------------------------------------------

    def years(self) -> Sequence[tuple[int | None, str]]:
        """Return the choices of the year filter."""
        years = self._desk.plans.years()
        return [(None, list_words.ANY_YEAR), *((year, list_words.year(year)) for year in years)]

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

    # --- deeds ------------------------------------------------------------------------------

    def open_idea(self, plan_id: str) -> None:
        """Open the idea a plan was made of."""
        idea_id = self._desk.plans.needed(plan_id).idea_id
        self._go("filling", Fill(owner_type="idea", owner_id=idea_id))

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
