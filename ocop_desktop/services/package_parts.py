"""What a package holds: records, lists, papers, files, and the definitions they were written in."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ocop_desktop.core.records import (
    Attachment,
    FilledForm,
    IdeaRow,
    PlanRow,
    Recognition,
    Record,
)
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.exchange.write import PartSource, records_part
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.spec import Form
from ocop_desktop.render import pdf
from ocop_desktop.services import subjects
from ocop_desktop.services.attachments import Attachments
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.freezing import as_finished, sealed
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import Item, Printing
from ocop_desktop.services.sending import Sending
from ocop_desktop.store import answers, recognitions
from ocop_desktop.wording import services as words


@dataclass(frozen=True, slots=True)
class Told:
    """One idea or plan as its paper tells it, and all it answered; `main` is its form's code."""

    kind: str
    id: str
    basis: str
    main: str
    records: Mapping[str, Record]
    filled: tuple[FilledForm, ...]

    def definitions(self) -> set[tuple[str, str]]:
        """Return basis and code of the form it is written in; of a plan, of each further paper."""
        others = self.filled if self.kind == "plan" else ()
        return {(self.basis, self.main), *((each.basis, each.code) for each in others)}


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that goes; `below` are ideas of earlier years whose plans go now."""

    sending: Sending
    ideas: tuple[Told, ...]
    plans: tuple[Told, ...]
    below: tuple[Told, ...]

    def all(self) -> tuple[Told, ...]:
        """Return what has records, those first that others name."""
        return (*self.ideas, *self.below, *self.plans)

    def definitions(self) -> list[tuple[str, str]]:
        """Return basis and code of every form that something is written in."""
        return sorted(set().union(*(each.definitions() for each in self.all())))


class PackageParts:
    """Gathers what goes into a package."""

    def __init__(
        self,
        library: Library,
        offices: Offices,
        filling: Filling,
        *,
        printing: Printing,
        lists: Lists,
        attachments: Attachments,
    ) -> None:
        self._library = library
        self._offices = offices
        self._filling = filling
        self._printing = printing
        self._lists = lists
        self._attachments = attachments

    def unready(self, plans: Iterable[PlanRow]) -> Iterator[tuple[PlanRow, Form]]:
        """Yield the further papers of plans that were begun and are not complete."""
        for row in plans:
            begun = {each.code for each in answers.of_owner("plan", row.id)}
            for form in self._filling.other_forms("plan", row.id):
                if form.code in begun and self._printing.is_draft(Item(form.code, "plan", row.id)):
                    yield row, form

    def content(self, sending: Sending) -> Content:
        """Return what goes as its papers tell it; each is read once."""
        going = {row.id for row in sending.goes}
        below = dict.fromkeys(row.idea_id for row in sending.plans if row.idea_id not in going)
        return Content(
            sending,
            ideas=self._told("idea", (row.id for row in sending.goes)),
            plans=self._told("plan", (row.id for row in sending.plans)),
            below=self._told("idea", below),
        )

    def revisions(self, content: Content) -> dict[str, int]:
        """Return the revision of each form that something is written in."""
        found = content.definitions()
        return {code: self._library.form(basis, code).revision for basis, code in found}

    def of(
        self,
        content: Content,
        folder: Path,
        progress: Stepper,
        letter: Mapping[str, str] | None = None,
    ) -> Iterator[PartSource]:
        """Yield every part; papers and lists are written into `folder` first.

        The lists name the `letter` they go up with.
        """
        sending = content.sending
        yield records_part(self._records(content))
        for file in {file.sha256: file for file in sending.files}.values():
            name, place = f"files/{file.sha256}.{file.format}", self._attachments.place(file)
            yield PartSource(name, place, called=file.title)
        yield from self._list_parts(sending, folder, letter)
        yield from self._papers(content, folder, progress)
        for name, data in self._definitions(content).items():
            yield PartSource(f"definitions/{name}.toml", data, compress=True)

    def _definitions(self, content: Content) -> dict[str, bytes]:
        """Return each form's file by "basis/code", with those it borrows from."""
        found: dict[str, bytes] = {}
        for basis, code in content.definitions():
            found |= self._library.form_files(basis, code)
        return found

    def _told(self, kind: str, ids: Iterable[str]) -> tuple[Told, ...]:
        return tuple(self._one(kind, one) for one in ids)

    def _one(self, kind: str, record_id: str) -> Told:
        records = self._filling.records(kind, record_id)
        records.pop("office", None)
        subject = subjects.needed(kind, record_id)
        main = subjects.main_code(self._library, subject)
        filled = tuple(answers.of_owner(kind, record_id))
        own = next((f for f in filled if (f.basis, f.code) == (subject.basis, main)), None)
        form = self._library.form(subject.basis, main, own.revision if own else None)
        finished = as_finished(form, own, records)
        told = finished[1] if finished else records
        return Told(kind, record_id, subject.basis, main, told, filled)

    # --- lists and papers --------------------------------------------------------------------

    def _list_parts(
        self, sending: Sending, folder: Path, letter: Mapping[str, str] | None
    ) -> Iterator[PartSource]:
        """Yield the lists about what goes; one that would be empty is left out."""
        going: Mapping[str, Sequence[IdeaRow | PlanRow]]
        going = {"idea": sending.goes, "plan": sending.plans}
        for definition in self._lists.definitions():
            if going.get(definition.about):
                name, year = f"{definition.code}.xlsx", sending.year
                path, _ = self._lists.save(
                    definition.code, year, folder / name, drafts=False, letter=letter
                )
                yield PartSource(f"lists/{name}", path)

    def _papers(self, content: Content, folder: Path, progress: Stepper) -> Iterator[PartSource]:
        stays = {(row.id, form.code) for row, form in content.sending.papers_stay}
        items = [*self._items(content.ideas, ""), *self._items(content.plans, "pa-", stays)]
        for number, (item, name) in enumerate(items, 1):
            progress.step(number, len(items), words.printing_step(number, len(items)))
            pdf.write_pdf([self._printing.paper(item).document], folder / name)
            yield PartSource(f"papers/{name}", folder / name)

    def _items(
        self, found: Sequence[Told], before: str, stays: Collection[tuple[str, str]] = ()
    ) -> Iterator[tuple[Item, str]]:
        """Yield each paper with the name of its file; of a plan further ones, if none `stays`."""
        for number, told in enumerate(found, 1):
            start = f"{before}{number:04}"
            product = safe_file_name(getattr(told.records["product"], "name", ""))
            yield Item(told.main, told.kind, told.id), f"{start}_{product}.pdf"
            others = self._others(told) if told.kind == "plan" else ()
            for code in (code for code in others if (told.id, code) not in stays):
                yield Item(code, told.kind, told.id), f"{start}_{code}_{product[:40]}.pdf"

    def further(self, content: Content) -> Counter[str]:
        """Return how many further papers of plans go, by the code of their form."""
        stays = {(row.id, form.code) for row, form in content.sending.papers_stay}
        begun = ((told.id, code) for told in content.plans for code in self._others(told))
        return Counter(each[1] for each in begun if each not in stays)

    def _others(self, told: Told) -> list[str]:
        """Return the codes of the further papers that were begun."""
        papers = {form.code for form in self._filling.other_forms(told.kind, told.id)}
        return [each.code for each in told.filled if each.code in papers]

    # --- records -----------------------------------------------------------------------------

    def _records(self, content: Content) -> Iterator[dict[str, Any]]:
        """Yield each record once, those others name before them."""
        if us := self._offices.us():
            yield _as_line("office", us)
        for kind in ("producer", "product"):
            for record in _newest(each.records[kind] for each in content.all()):
                yield _as_line(kind, record)
                for won in recognitions.of_product(record.id) if kind == "product" else ():
                    yield _as_line("recognition", won)
        for each in content.all():
            yield _as_line(each.kind, each.records[each.kind])
            yield from self._filled(each)
        for file in content.sending.files:
            yield _as_line("attachment", file)

    def _filled(self, told: Told) -> Iterator[dict[str, Any]]:
        revision_id = told.records[told.kind].revision_id
        for filled in told.filled:
            form = self._library.form(filled.basis, filled.code, filled.revision)
            line = {name: _plain(value) for name, value in asdict(sealed(form, filled)).items()}
            # A form has no history of its own: it changes with its idea or plan.
            yield {"type": "filled_form", **line, "revision_id": revision_id}


def _newest(records: Iterable[Record]) -> Iterable[Record]:
    """Return each record once: two papers may tell it as it was at different times."""
    found: dict[str, Record] = {}
    for record in records:
        if record.id not in found or found[record.id].revision < record.revision:
            found[record.id] = record
    return found.values()


def _as_line(kind: str, record: Record | Attachment | Recognition) -> dict[str, Any]:
    """Return a record as JSON with its type; what is empty is left out."""
    plain = {key: _plain(value) for key, value in asdict(record).items()}
    return {"type": kind, **{key: value for key, value in plain.items() if value not in ("", None)}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
