"""The sample communes: realistic work to look around in, kept apart from her own."""

import tomllib
from collections.abc import Mapping
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
    Producer,
    Product,
    State,
    Verdict,
)
from ocop_desktop.forms.library import Library
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import answers, ideas, producers, products


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
    ) -> None:
        self._folder = folder
        self._library = library
        self._offices = offices
        self._filling = filling

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
        for one in told["idea"]:
            self._idea(one, told, things[one["product"]])
        return changes | Changes.of(("producer", "*"), ("product", "*"), ("idea", "*"))

    def _idea(self, one: Mapping[str, Any], told: Mapping[str, Any], product: str) -> None:
        who = self._offices.who()
        state = State(one.get("state", State.DRAFT))
        plain = _without(one, "product", "answers", "state", "kind", "verdict")
        idea = ideas.save(
            Idea(
                product_id=product,
                basis=told["basis"],
                year=told["year"],
                kind=IdeaKind(one.get("kind", IdeaKind.NEW)),
                verdict=Verdict(one["verdict"]) if one.get("verdict") else None,
                **plain,
            ),
            who,
        )
        library = self._library
        form = library.form(idea.basis, library.basis(idea.basis).idea_forms[idea.kind])
        answers.save(
            FilledForm(
                owner_type="idea",
                owner_id=idea.id,
                basis=idea.basis,
                code=form.code,
                revision=form.revision,
                definition_hash=form.sha256,
                answers={key: _with_ids(value) for key, value in one.get("answers", {}).items()},
            ),
            who,
        )
        if state is State.FINISHED:
            opened = self._filling.open("idea", idea.id)
            self._filling.finish(opened)


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
    """Give each row of a table its id; a date becomes its JSON form."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [{"id": new_row_id(), **row} for row in value]
    return value
