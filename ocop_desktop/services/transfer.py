"""Up to the receiver: what goes, what stays and why, the package, its letter, what was sent."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from ocop_desktop import VERSION
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    Attachment,
    Idea,
    IdeaKind,
    IdeaRow,
    Office,
    Query,
    Recognition,
    Record,
    SentPackage,
    State,
)
from ocop_desktop.core.system import largest_file
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.exchange.manifest import ManifestHead, Sender
from ocop_desktop.exchange.verify import Report, verify
from ocop_desktop.exchange.write import PartSource, Written, records_part, write_package
from ocop_desktop.forms.library import Library
from ocop_desktop.render import docx, pdf
from ocop_desktop.services import passage
from ocop_desktop.services.attachments import Attachments
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.cover_letter import Cover, CoverLetters
from ocop_desktop.services.freezing import as_finished, sealed
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.printing import Item, Printing, file_refusal
from ocop_desktop.store import (
    answers,
    database,
    ideas,
    packages,
    producers,
    products,
    recognitions,
    states,
)
from ocop_desktop.wording import services as words

ENDING: Final = ".ocop.zip"
_GOES: Final = frozenset({State.FINISHED, State.SENT, State.ACCEPTED, State.REJECTED})
_ALL: Final = 100_000


@dataclass(frozen=True, slots=True)
class Sending:
    """The ideas of a year that go up, and those that stay, each with the reason in words."""

    year: int
    goes: tuple[IdeaRow, ...]
    stays: tuple[tuple[IdeaRow, str], ...]
    files: tuple[Attachment, ...] = ()
    again: frozenset[str] = frozenset()  # those that came back once and were finished anew

    @property
    def new(self) -> int:
        """Return how many go for the first time."""
        finished = [row for row in self.goes if row.state is State.FINISHED]
        return len(finished) - len(self.again)

    @property
    def unnumbered(self) -> tuple[IdeaRow, ...]:
        """Return those that go and are not in the commune's register."""
        return tuple(row for row in self.goes if not row.register_number)

    @property
    def size(self) -> int:
        """Return how many bytes the attached files have, equal ones counted once."""
        return sum({file.sha256: file.size for file in self.files}.values())


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was written and read back, with the letter beside it."""

    path: Path
    fingerprint: str
    ideas: int
    letters: tuple[Path, ...]
    changes: Changes


class Transfer:
    """The verbs for what travels between commune and receiver."""

    def __init__(
        self,
        library: Library,
        offices: Offices,
        printing: Printing,
        lists: Lists,
        clock: Clock,
        *,
        attachments: Attachments,
    ) -> None:
        self.letters = CoverLetters(library, offices, clock)
        self._library = library
        self._offices = offices
        self._printing = printing
        self._lists = lists
        self._attachments = attachments
        self._clock = clock

    def look(self, year: int) -> Sending:
        """Return what a package of that year would hold: every idea from finished on."""
        rows = ideas.page(Query(year=year, order="number", limit=_ALL))
        goes = tuple(row for row in rows if row.state in _GOES)
        stays = tuple((row, words.stays(row.state)) for row in rows if row.state not in _GOES)
        return Sending(year, goes, stays, self._attachments.of_ideas(goes), _again(goes))

    def file_name(self, year: int) -> str:
        """Return the usual name: commune, year and the moment, so that none replaces another."""
        us = self._offices.us() or Office()
        return f"{safe_file_name(us.commune)}_{year}_{self._clock():%Y%m%d-%H%M}{ENDING}"

    def make(
        self, year: int, path: Path, progress: Stepper | None = None, *, cover: Cover | None = None
    ) -> Made:
        """Write the package of a year to `path`, its letter beside it, and mark its ideas sent.

        The file is read back before it counts. Cancelling leaves nothing behind.

        Raises:
            Refusal: nothing is finished, an attached file is missing or changed, or the package
                cannot be written.
        """
        sending, progress = self.look(year), progress or Stepper()
        if not sending.goes:
            raise Refusal("GUI-01", words.NOTHING_TO_SEND, todo=words.NOTHING_TO_SEND_TODO)
        with tempfile.TemporaryDirectory(prefix="ocop-goi-") as made:
            parts = list(self._parts(sending, Path(made), progress))
            written = write_package(
                path,
                self._head(sending),
                parts,
                on_step=progress.step,
                volume_limit=largest_file(path.parent),
            )
        cover = cover or self.letters.usual()
        beside = _beside(written.path)
        try:
            self._letters(sending, written, cover, *beside)
            changes = self._mark_sent(sending, written, cover)
        except BaseException:
            for made_file in (written.path, *beside):
                made_file.unlink(missing_ok=True)
            raise
        return Made(written.path, written.fingerprint, len(sending.goes), beside, changes)

    def check(self, path: Path, progress: Stepper | None = None) -> Report:
        """Say who sent a package, when, what is inside, and whether it is whole."""
        progress = progress or Stepper()
        return verify(path, progress.step)

    def sent(self) -> list[SentPackage]:
        """Return the packages that were made, the newest first."""
        return packages.made()

    # --- what is inside ----------------------------------------------------------------------

    def _head(self, sending: Sending) -> ManifestHead:
        us = self._offices.us() or Office()
        told = asdict(us)
        sender = {name: told[name] for name in Sender.__dataclass_fields__}
        return ManifestHead(
            kind="submission",
            program=VERSION,
            sender=Sender(**sender),
            receiver=us.receiver,
            year=sending.year,
            basis=self._offices.basis().key,
            forms=self._forms(sending.goes),
            created_at=self._clock(),
        )

    def _forms(self, rows: Sequence[IdeaRow]) -> dict[str, int]:
        codes = {(row.basis, self._code(row)) for row in rows}
        return {code: self._library.form(basis, code).revision for basis, code in codes}

    def _code(self, row: IdeaRow) -> str:
        return self._library.basis(row.basis).idea_forms[row.kind]

    def _parts(self, sending: Sending, folder: Path, progress: Stepper) -> Iterator[PartSource]:
        told = {row.id: self._as_sent(row) for row in sending.goes}
        yield records_part(self._records(sending, told))
        for file in {file.sha256: file for file in sending.files}.values():
            name, place = f"files/{file.sha256}.{file.format}", self._attachments.place(file)
            yield PartSource(name, place, called=file.title)
        for definition in self._lists.definitions():
            name = f"{definition.code}.xlsx"
            path, _ = self._lists.save(definition.code, sending.year, folder / name, drafts=False)
            yield PartSource(f"lists/{name}", path)
        for number, row in enumerate(sending.goes, 1):
            progress.step(number, len(sending.goes), words.printing_step(number, len(sending.goes)))
            paper = self._printing.paper(Item(self._code(row), "idea", row.id))
            name = f"{number:04}_{safe_file_name(told[row.id]['product'].name)}.pdf"
            pdf.write_pdf([paper.document], folder / name)
            yield PartSource(f"papers/{name}", folder / name)
        for (basis, code), data in self._definitions(sending.goes).items():
            yield PartSource(f"definitions/{basis}/{code}.toml", data, compress=True)

    def _definitions(self, rows: Sequence[IdeaRow]) -> dict[tuple[str, str], bytes]:
        wanted = sorted({(row.basis, self._code(row)) for row in rows})
        return {key: self._library.form_file(*key) for key in wanted}

    def _records(
        self, sending: Sending, told: Mapping[str, Mapping[str, Any]]
    ) -> Iterator[dict[str, Any]]:
        """Yield each record once, those others name before them; `told` is what each paper says."""
        if us := self._offices.us():
            yield _told("office", us)
        for kind in ("producer", "product"):
            for record in _newest(records[kind] for records in told.values()):
                yield _told(kind, record)
                for won in recognitions.of_product(record.id) if kind == "product" else ():
                    yield _told("recognition", won)
        for records in told.values():
            yield _told("idea", records["idea"])
            yield from self._filled(records["idea"])
        for file in sending.files:
            yield _told("attachment", file)

    def _as_sent(self, row: IdeaRow) -> dict[str, Any]:
        """Return an idea, its product and its producer as its paper tells them."""
        code = self._code(row)
        filled = answers.get("idea", row.id, row.basis, code)
        form = self._library.form(row.basis, code, filled.revision if filled else None)
        now: dict[str, Record | None] = {
            "idea": ideas.get(row.id),
            "product": products.get(row.product_id),
            "producer": producers.get(row.producer_id),
        }
        records = {name: record for name, record in now.items() if record}
        finished = as_finished(form, filled, records)
        return finished[1] if finished else records

    def _filled(self, idea: Idea) -> Iterator[dict[str, Any]]:
        for filled in answers.of_owner("idea", idea.id):
            form = self._library.form(filled.basis, filled.code, filled.revision)
            told = {name: _plain(value) for name, value in asdict(sealed(form, filled)).items()}
            # A form has no history of its own: it changes with its idea.
            yield {"type": "filled_form", **told, "revision_id": idea.revision_id}

    # --- beside it ---------------------------------------------------------------------------

    def _letters(
        self, sending: Sending, written: Written, cover: Cover, paper: Path, word: Path
    ) -> None:
        document = self.letters.document(cover, _facts(sending, written))
        try:
            pdf.write_pdf([document], paper)
            docx.write_docx(document, word)
        except OSError as error:
            raise file_refusal(paper, error) from error

    def _mark_sent(self, sending: Sending, written: Written, cover: Cover) -> Changes:
        who, today = self._offices.who(), self._clock().date()
        with database.transaction():
            for row in sending.goes:
                idea = ideas.get(row.id)
                if idea is not None and idea.state is State.FINISHED:
                    states.enter(
                        idea.id,
                        State.SENT,
                        who,
                        happened_on=min(cover.on or today, today),
                        paper_number=cover.number,
                    )
            packages.keep(
                SentPackage(
                    made_at=self._clock(),
                    year=sending.year,
                    basis=self._offices.basis().key,
                    name=written.path.name,
                    fingerprint=written.fingerprint,
                    ideas=len(sending.goes),
                    letter_number=cover.number,
                )
            )
            self.letters.remember(cover)
        return Changes.of(("idea", "*"), ("package", "*"))


def _beside(package: Path) -> tuple[Path, Path]:
    """Return where the letter of a package stands, as PDF and for Word."""
    paper = package.with_name(f"{package.name.removesuffix(ENDING)}_to-trinh.pdf")
    return paper, paper.with_suffix(".docx")


def _again(goes: Iterable[IdeaRow]) -> frozenset[str]:
    """Return the ids of those that are finished and were given back before."""
    finished = [row.id for row in goes if row.state is State.FINISHED]
    found = states.of_ideas(finished).items()
    return frozenset(one for one, changes in found if passage.of(changes).returned_on)


def _facts(sending: Sending, written: Written) -> dict[str, str]:
    """Return what the letter says of a package."""
    kinds = [row.kind for row in sending.goes]
    return {
        "package_year": str(sending.year),
        "ideas": str(len(kinds)),
        "idea_kinds": words.idea_kinds(
            kinds.count(IdeaKind.NEW), kinds.count(IdeaKind.EXISTING), len(sending.again)
        ),
        "products": str(len({row.product_id for row in sending.goes})),
        "producers": str(len({row.producer_id for row in sending.goes})),
        "enclosures": words.enclosures(len(kinds)),
        "package": written.path.name,
        "fingerprint": written.fingerprint,
    }


def _newest(records: Iterable[Record]) -> Iterable[Record]:
    """Return each record once: two papers may tell it as it was at different times."""
    found: dict[str, Record] = {}
    for record in records:
        if record.id not in found or found[record.id].revision < record.revision:
            found[record.id] = record
    return found.values()


def _told(kind: str, record: Record | Attachment | Recognition) -> dict[str, Any]:
    """Return a record as JSON with its type; what is empty is left out."""
    plain = {key: _plain(value) for key, value in asdict(record).items()}
    return {"type": kind, **{key: value for key, value in plain.items() if value not in ("", None)}}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
