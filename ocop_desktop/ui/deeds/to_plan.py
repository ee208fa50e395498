"""From an idea to its plan: the same rule and the same words wherever ideas are listed."""

import tkinter as tk
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.records import State
from ocop_desktop.ui.context import Fill
from ocop_desktop.wording import plans_screen as words

if TYPE_CHECKING:
    from ocop_desktop.ui.context import Context

_READY: Final = frozenset({State.FINISHED, State.SENT, State.ACCEPTED})


class ToPlan:
    """Opens the plan of an idea, or begins one; no Tk."""

    def __init__(self, context: "Context") -> None:
        self._desk, self._go = context.desk, context.go

    def plan_of(self, idea_id: str) -> str:
        """Return the plan an idea has in the working year, "" for none."""
        return self._desk.plans.of_idea(idea_id)

    def why_not(self, idea_id: str) -> str:
        """Return in a few words why no plan can be made of an idea now, "" where one can."""
        if not self._desk.plans.can_start():
            return words.CANNOT_WITHOUT_FORM
        idea = self._desk.ideas.get(idea_id)
        if idea is not None and idea.state in _READY:
            return ""
        rejected = idea is not None and idea.state is State.REJECTED
        return words.CANNOT_REJECTED if rejected else words.CANNOT_UNFINISHED

    def plan(self, idea_id: str) -> None:
        """Open the plan of an idea, or the panel that begins one."""
        if plan_id := self.plan_of(idea_id):
            self._go("filling", Fill(owner_type="plan", owner_id=plan_id))
        else:
            self._go("plans", ("new", idea_id))


def fill(menu: tk.Menu, do: ToPlan, idea_id: str) -> None:
    """Add the line that leads from an idea to its plan; grey with the reason where it cannot."""
    known = bool(do.plan_of(idea_id))
    why = "" if known else do.why_not(idea_id)
    menu.add_command(
        label=words.OPEN_PLAN if known else words.make_plan(why),
        state="disabled" if why else "normal",
        command=lambda: do.plan(idea_id),
    )
