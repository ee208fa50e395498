"""What stands beside the form of a plan, and where it leads: what if, charts, the workbook."""

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_desktop.core.records import Plan
from ocop_desktop.ui.context import Context
from ocop_desktop.ui.form.page import LAST
from ocop_desktop.ui.parts.progress_dialog import ProgressDialog
from ocop_desktop.ui.plan.charts_dialog import ChartsDialog
from ocop_desktop.ui.plan.panel import PlanPanel, PlanStrip, Ways
from ocop_desktop.ui.plan.scenario_dialog import ScenarioDialog
from ocop_desktop.wording import plans_screen as words

if TYPE_CHECKING:
    from ocop_desktop.services.filling import Opened
    from ocop_desktop.services.jobs import Progress


class PlanSide:
    """Builds the panel and the line, for one form with a calculation."""

    def __init__(
        self,
        parent: tk.Misc,
        context: Context,
        opened: "Opened",
        *,
        jump: Callable[[str], None],
        go_to: Callable[[str], None],
    ) -> None:
        self._parent, self._context, self._opened = parent, context, opened
        self._ways = Ways(
            jump=jump, check=lambda: go_to(LAST), try_=self.what_if, charts=self.charts
        )

    def panel(self, master: tk.Misc) -> PlanPanel:
        """Build the figures that stand above the help."""
        return PlanPanel(master, self._opened.session, self._ways)

    def strip(self, master: tk.Misc, on_open: Callable[[], None]) -> PlanStrip:
        """Build the line that stands in for them."""
        return PlanStrip(master, self._opened.session, on_open)

    def what_if(self) -> None:
        """Try other prices, quantities, costs."""
        numbers = self._opened.session.numbers
        if numbers is not None:
            ScenarioDialog(self._parent, numbers).run()

    def charts(self) -> None:
        """Show the charts of the figures as they are now, of a finished plan as they were then."""
        numbers = self._opened.session.numbers
        if numbers is not None:
            context = self._context
            year = self._year()
            ChartsDialog(self._parent, context.jobs, numbers, year, context.on_bug).run()

    def save_workbook(self) -> None:
        """Save the workbook with formulas in her folder."""
        plans, folder = self._context.desk.plans, self._context.desk.printing.folder()
        plan_id = self._opened.owner_id

        def work(_progress: "Progress") -> list[Path]:
            return [plans.save_workbook(plan_id, folder)]

        title, context = words.SAVING_WORKBOOK, self._context
        ProgressDialog(self._parent, context.jobs, title, work, context.on_bug).run()

    def _year(self) -> int | None:
        plan = self._opened.records.get("plan")
        return plan.year if isinstance(plan, Plan) else None
