"""The sample communes: realistic work to look around in, kept apart from her own."""

import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ocop_desktop.core.ids import new_row_id
from ocop_desktop.core.records import (
    FilledForm,
    Idea,
    IdeaKind,
    Office,
    Plan,
    PlanKind,
    Producer,
    Product,
    Recognition,
    State,
    Verdict,
)
from ocop_desktop.forms.library import Library
from ocop_desktop.render import specimen
from ocop_desktop.services.attachments import Attachments
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import answers, ideas, plans, producers, products, recognitions, states


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample commune."""

    key: str
    name: str
    basis: str
    year: int


class Samples:
    """Reads assets/samples and fills an empty workspace from it."""

    def __init__(
        self,
        folder: Path,
        library: Library,
        offices: Offices,
        filling: Filling,
        *,
        attachments: Attachments,
    ) -> None:
        self._folder = folder
        self._library = library
        self._offices = offices
        self._filling = filling
        self._attachments = attachments

    def all(self) -> tuple[Sample, ...]:
        """Return the samples that ship, by file name."""
        return samples_in(self._folder)

    def of_basis(self, basis_key: str) -> Sample:
        """Return the sample commune that works under this basis; StopIteration when none does."""
        return next(sample for sample in self.all() if sample.basis == basis_key)

    def fill(self, key: str) -> Changes:
        """Write the sample into the workspace that is open.

        Raises:
            Refusal: when the workspace has an office already.
        """
        told = _read(self._folder / f"{key}.toml")
        changes = self._offices.found(told["basis"], Office(**told["office"]), told["year"])
        who = self._offices.who()
        made = {
            one["ref"]: producers.save(Producer(**_without(one, "ref")), who).id
            for one in told["producer"]
        }
        things = {
            one["ref"]: products.save(
                Product(producer_id=made[one["producer"]], **_without(one, "ref", "producer")), who
            ).id
            for one in told["product"]
        }
        ideas_of = {
            one["product"]: self._idea(one, told, things[one["product"]]) for one in told["idea"]
        }
        for one in told.get("plan", ()):
            self._plan(one, told, ideas_of[one["product"]])
        for one in told.get("recognition", ()):
            won = Recognition(product_id=things[one["product"]], **_without(one, "product"))
            recognitions.save(won, who)
        with tempfile.TemporaryDirectory(prefix="ocop-mau-") as folder:
            for one in told.get("attachment", ()):
                self._attach(one, made | things, Path(folder))
        filled = (("producer", "*"), ("product", "*"), ("idea", "*"), ("plan", "*"))
        return changes | Changes.of(*filled)

    def _attach(self, one: Mapping[str, Any], owners: Mapping[str, str], folder: Path) -> None:
        """Draw a file and attach it: a photo to a product, a scanned paper to a producer."""
        kind = "product" if "product" in one else "producer"
        path = folder / f"{one['title']}{'.pdf' if 'lines' in one else '.jpg'}"
        if "lines" in one:
            specimen.scan(path, one["lines"])
        else:
            specimen.photo(path)
        self._attachments.add(kind, owners[one[kind]], path)

    def _idea(self, one: Mapping[str, Any], told: Mapping[str, Any], product: str) -> str:
        """Write an idea with its answers, and bring it where it stands; return its id."""
        state = State(one.get("state", State.DRAFT))
        plain = _without(one, "product", "answers", "state", "kind", "verdict", "history", "year")
        idea = ideas.save(
            Idea(
                product_id=product,
                basis=told["basis"],
                year=one.get("year", told["year"]),
                kind=IdeaKind(one.get("kind", IdeaKind.NEW)),
                verdict=Verdict(one["verdict"]) if one.get("verdict") else None,
                **plain,
            ),
            self._offices.who(),
        )
        code = self._library.basis(idea.basis).idea_forms[idea.kind]
        self._answer(idea, "idea", code, one.get("answers", {}))
        if state is State.FINISHED:
            self._finish("idea", idea.id, one.get("received_on"))
            self._pass(idea.id, one.get("history", ()))
        return idea.id

    def _plan(self, one: Mapping[str, Any], told: Mapping[str, Any], idea: str) -> None:
        """Write the plan of an idea with all its papers."""
        kind, year = PlanKind(one["kind"]), one.get("year", told["year"])
        plan = plans.save(
            Plan(idea_id=idea, basis=told["basis"], year=year, kind=kind), self._offices.who()
        )
        main = self._library.basis(plan.basis).plan_form
        for code, filled in ({main: one["answers"]} | one.get("papers", {})).items():
            self._answer(plan, "plan", code, filled)
        if one.get("state") == State.FINISHED:
            self._finish("plan", plan.id, one.get("on"))

    def _answer(
        self, owner: Idea | Plan, owner_type: str, code: str, given: Mapping[str, Any]
    ) -> None:
        """Keep the answers to one form of an idea or plan."""
        form = self._library.form(owner.basis, code)
        answers.save(
            FilledForm(
                owner_type=owner_type,
                owner_id=owner.id,
                basis=owner.basis,
                code=form.code,
                revision=form.revision,
                definition_hash=form.sha256,
                answers={key: _with_ids(value) for key, value in given.items()},
            ),
            self._offices.who(),
        )

    def _finish(self, owner_type: str, owner_id: str, on: date | None) -> None:
        self._filling.finish(self._filling.open(owner_type, owner_id), on)

    def _pass(self, idea_id: str, history: Sequence[Mapping[str, Any]]) -> None:
        """Enter what happened to an idea after it was finished."""
        for one in history:
            states.enter(
                idea_id,
                State(one["state"]),
                self._offices.who(),
                happened_on=one["happened_on"],
                paper_number=one.get("paper_number", ""),
                reason=one.get("reason", ""),
            )


def samples_in(folder: Path) -> tuple[Sample, ...]:
    """Return the samples of a folder, by file name."""
    return tuple(_head(path) for path in sorted(folder.glob("*.toml")))


def _head(path: Path) -> Sample:
    told = _read(path)
    return Sample(path.stem, told["office"]["commune"], told["basis"], told["year"])


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _without(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {key: value for key, value in one.items() if key not in names}


def _with_ids(value: Any) -> Any:
    """Give each row of a table its id; a date, also in a cell, becomes its JSON form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = ({key: _with_ids(cell) for key, cell in row.items()} for row in value)
        return [{"id": new_row_id(), **row} for row in rows]
    return value
