"""What the ideas list shows and does."""

from collections.abc import Mapping, Sequence
from typing import Any

from ocop_desktop.core.records import IdeaKind, IdeaRow, Query
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.ui.deeds.deeds import Deeds
from ocop_desktop.ui.deeds.to_plan import ToPlan
from ocop_desktop.ui.lists.paper_presenter import PaperListPresenter
from ocop_desktop.ui.parts import state_pills as pills
from ocop_desktop.ui.parts.pills import Pill
from ocop_desktop.wording import common
from ocop_desktop.wording import lists as words

EVALUATION: str = "xa-danh-gia"  # the commune's own part of an idea


class IdeasPresenter(PaperListPresenter):
    """Serves the ideas list."""

    name = "ideas"
    about = "idea"
    order = "number"

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.desk.ideas, Deeds(context))
        self.to_plan = ToPlan(context)

    # --- the list ---------------------------------------------------------------------------

    def query(self, search: str, filters: Mapping[str, Any], order: str) -> Query:
        """Return what the list asks for: a sector means the classes in it."""
        told = {name: value for name, value in filters.items() if name != "sector"}
        asked = super().query(search, told, order)
        if sector := filters.get("sector"):
            leaves, basis = self._desk.ideas.leaves_of(sector), self._desk.offices.basis().key
            asked = asked._replace(leaves=leaves, basis=basis)
        return asked

    def kinds(self) -> Sequence[tuple[str | None, str]]:
        """Return the choices of the filter new/existing."""
        return [(None, words.ANY_IDEA), *((str(k), words.IDEA_KINDS[k]) for k in IdeaKind)]

    def priorities(self) -> Sequence[tuple[int | None, str]]:
        """Return the choices of the priority filter."""
        return [(None, words.ANY_PRIORITY), *((n, common.priority(n)) for n in (1, 2, 3))]

    def sectors(self) -> Sequence[tuple[str | None, str]]:
        """Return the sectors of the basis in use."""
        return [(None, words.ANY_SECTOR), *self._desk.ideas.sectors()]

    # --- cells ------------------------------------------------------------------------------

    def product(self, row: IdeaRow) -> str:
        """Return the product's name, with a star before the commune's main one."""
        return f"★ {row.product_name}" if row.is_main else row.product_name

    def class_label(self, row: IdeaRow) -> str:
        """Return the class in words."""
        return self._desk.ideas.class_label(row.basis, row.classification)

    def priority(self, row: IdeaRow) -> str:
        """Return the priority group in words."""
        return common.priority(row.priority) if row.priority else ""

    def new_or_existing(self, row: IdeaRow) -> str:
        """Return whether the product is new, in a word."""
        return words.IDEA_KINDS_SHORT[row.kind]

    def state(self, row: IdeaRow) -> Pill:
        """Return the state as a sign and a word."""
        return pills.of_state(row.state)

    def verdict(self, row: IdeaRow) -> Pill | None:
        """Return the commune's verdict, None where there is none."""
        return pills.of_verdict(row.verdict)

    # --- deeds ------------------------------------------------------------------------------

    def evaluate(self, idea_id: str) -> None:
        """Open the commune's own part."""
        self._go("filling", Fill(owner_type="idea", owner_id=idea_id, code=EVALUATION))

    def history(self, idea_id: str) -> None:
        """Show what happened to an idea."""
        self._go("register_record", idea_id)

    def is_main(self, idea_id: str) -> bool:
        """Tell whether this is the commune's main product of its year."""
        idea = self._desk.ideas.get(idea_id)
        return bool(idea and idea.is_main)

    def make_main(self, idea_id: str, *, on: bool) -> None:
        """Make it the main product of its year, or no longer so."""
        self._bus.publish(self._desk.ideas.make_main(idea_id, on=on))
