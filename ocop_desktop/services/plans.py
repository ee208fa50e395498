"""Production plans: begun from an idea, listed, what their numbers come to, trash and restore."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    FilledForm,
    Idea,
    IdeaRow,
    Plan,
    PlanKind,
    PlanRow,
    Query,
    State,
    StateChange,
)
from ocop_desktop.forms.library import Library
from ocop_desktop.services import plan_looks, plan_start, subjects
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.results import Results
from ocop_desktop.store import answers, database, ideas, plans, states
from ocop_desktop.wording import services as words

# Whose ideas a plan can be made of, those first for which it is time.
_READY: Final = (State.ACCEPTED, State.FINISHED, State.SENT)
_OFFERED: Final = 50


class Candidate(NamedTuple):
    """An idea that a plan can be made of; `why` tells in a word where it stands."""

    idea: IdeaRow
    why: str


class Plans:
    """The verbs for production plans; `results` are those for what came of them."""

    def __init__(self, library: Library, offices: Offices, filling: Filling, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._filling = filling
        self.results = Results("plan", offices, clock)

    # --- looking ----------------------------------------------------------------------------

    def page(self, query: Query) -> list[PlanRow]:
        """Return the lines of one window of the list."""
        return plans.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return plans.count(query)

    def ids(self, query: Query) -> list[str]:
        """Return the ids of every plan the query finds, in its order."""
        return plans.ids(query)

    def get(self, plan_id: str) -> Plan | None:
        """Return a plan, trashed ones too."""
        return plans.get(plan_id)

    def needed(self, plan_id: str) -> Plan:
        """Return a plan that must exist.

        Raises:
            Refusal: when there is none of that id.
        """
        return subjects.plan(plan_id)

    def years(self) -> list[int]:
        """Return the years in which plans begin, and the working year, newest first."""
        return sorted({*plans.years(), self._offices.year()}, reverse=True)

    def form_code(self, plan_id: str) -> str:
        """Return the code of the form this plan is written in."""
        return subjects.main_code(self._library, self.needed(plan_id))

    def of_idea(self, idea_id: str) -> str:
        """Return the id of the plan an idea has in the working year, "" for none."""
        found = plans.of_idea(idea_id, self._offices.year())
        return found.id if found else ""

    def history(self, plan_id: str) -> list[StateChange]:
        """Return every change of a plan's state, the oldest first."""
        return states.of("plan", plan_id)

    # --- beginning --------------------------------------------------------------------------

    def can_start(self) -> bool:
        """Tell whether the basis in use knows how a plan is written."""
        return bool(self._offices.basis().plan_form)

    def candidates(self, search: str = "") -> list[Candidate]:
        """Return the ideas a plan of the working year can be made of, accepted ones first."""
        return list(self._candidates(search))[:_OFFERED]

    def _candidates(self, search: str) -> Iterator[Candidate]:
        year = self._offices.year()
        planned = plans.planned(year)
        for state in _READY:
            rows = ideas.page(Query(search=search, state=state, limit=_OFFERED + len(planned)))
            for row in sorted(rows, key=lambda row: -row.year):
                ready = row.id not in planned and row.year <= year
                if ready and self._library.basis(row.basis).plan_form:
                    yield Candidate(row, words.CANDIDATES[state])

    def start(self, idea_id: str, kind: PlanKind = PlanKind.FULL) -> str:
        """Begin a plan of an idea in the working year and return its id.

        What the idea and its producer know already stands in it from the beginning.

        Raises:
            Refusal: when the idea is gone, a draft, came back or was turned down, or has a plan
                in this year already; when its basis has no form for plans.
        """
        idea = self._ready(idea_id)
        who, year = self._offices.who(), self._offices.year()
        with database.transaction():
            if plans.of_idea(idea_id, year):
                name = ideas.product_name(idea_id)
                raise Refusal("PA-02", words.plan_twice(name, year), todo=words.PLAN_TWICE_TODO)
            plan = plans.save(Plan(idea_id=idea_id, year=year, kind=kind, basis=idea.basis), who)
            self._begin(plan, who)
        return plan.id

    def _ready(self, idea_id: str) -> Idea:
        idea = subjects.idea(idea_id)
        if not self._library.basis(idea.basis).plan_form:
            raise Refusal("PA-03", words.NO_PLAN_FORM, todo=words.NO_PLAN_FORM_TODO)
        if idea.deleted_at is not None or idea.state not in _READY:
            raise Refusal("PA-04", words.IDEA_NOT_READY, todo=words.IDEA_NOT_READY_TODO)
        return idea

    def _begin(self, plan: Plan, who: str) -> None:
        """Keep what the form of a new plan starts with, where that is anything."""
        basis = self._library.basis(plan.basis)
        form = self._filling.form(basis.key, basis.plan_form)
        known = plan_start.known(self._library, self._filling.records("idea", plan.idea_id))
        own = plan_start.answers(form, known, form.plan.get("outputs", {}))
        if own:
            answers.save(
                FilledForm(
                    owner_type="plan",
                    owner_id=plan.id,
                    basis=basis.key,
                    code=form.code,
                    revision=form.revision,
                    definition_hash=form.sha256,
                    answers=own,
                ),
                who,
            )

    def save_workbook(self, plan_id: str, folder: Path) -> Path:
        """Write the workbook that calculates into a folder and return it.

        Raises:
            Refusal: when there is no such plan, or the file cannot be written.
        """
        return plan_looks.save_workbook(self._filling.open("plan", plan_id), folder)

    # --- changing ---------------------------------------------------------------------------

    def reopen(self, plan_id: str) -> Changes:
        """Make a finished plan a draft again; its frozen paper stays until it is finished anew.

        Raises:
            Refusal: when it has been sent up; only the receiver can return it.
        """
        plan = self.needed(plan_id)
        if plan.state in {State.SENT, State.ACCEPTED, State.REJECTED}:
            raise Refusal("PA-05", words.PLAN_SENT, safe=words.NOTHING_CHANGED)
        states.enter(plan_id, State.DRAFT, self._offices.who(), record_type="plan")
        return Changes.of(("plan", plan_id))

    def trash(self, plan_id: str) -> Changes:
        """Put a plan in the trash."""
        plans.trash(plan_id, self._offices.who())
        return Changes.of(("plan", plan_id))

    def restore(self, plan_id: str) -> Changes:
        """Take a plan out of the trash, its idea as well.

        Raises:
            Refusal: when the idea has another plan of that year by now.
        """
        plans.restore(plan_id, self._offices.who())
        return Changes.of(("plan", plan_id), ("idea", "*"), ("product", "*"), ("producer", "*"))
