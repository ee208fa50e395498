"""Papers: what a record prints, where it goes, one or many, with progress and cancel."""

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ocop_desktop import VERSION
from ocop_desktop.core import system
from ocop_desktop.core.files import free_name
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, Office, Producer, Product, Record, State
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper import layout
from ocop_desktop.forms.paper.blocks import Document
from ocop_desktop.forms.spec import Basis, Form
from ocop_desktop.render import pdf
from ocop_desktop.render.enclosing import Enclosure
from ocop_desktop.render.pdf import Leaf
from ocop_desktop.render.preview import Preview
from ocop_desktop.render.word.document import write_docx
from ocop_desktop.services import subjects
from ocop_desktop.services.attachments import Attachments
from ocop_desktop.services.filling import Filling, Opened
from ocop_desktop.services.freezing import as_finished
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.offices import Offices
from ocop_desktop.wording import services as words

_REASONS: Final[Mapping[int | None, str]] = {
    errno.ENOSPC: words.DISK_FULL,
    errno.EACCES: words.NO_RIGHT,
    errno.EPERM: words.NO_RIGHT,
    errno.EROFS: words.NO_RIGHT,
    errno.ENOTDIR: words.NO_FOLDER,
    errno.EEXIST: words.NO_FOLDER,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One paper to print: a record's form, or a blank one (no owner)."""

    code: str = ""
    owner_type: str = ""
    owner_id: str = ""

    @classmethod
    def blank(cls, code: str) -> "Item":
        """Return the empty paper of that code, of the basis in use."""
        return cls(code)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and the name its file should have, without folder."""

    document: Document
    file_name: str
    owners: tuple[tuple[str, str], ...] = ()  # whose attached files stand behind it


class Printing:
    """The verbs for papers."""

    def __init__(
        self, library: Library, offices: Offices, filling: Filling, attachments: Attachments
    ) -> None:
        self._library = library
        self._offices = offices
        self._filling = filling
        self._attachments = attachments

    def forms(self) -> tuple[Form, ...]:
        """Return the papers of the basis in use, in menu order."""
        basis = self._offices.basis()
        return tuple(form for form in self._library.forms(basis.key) if form.paper)

    def folder(self) -> Path:
        """Return the folder papers go to: hers, or Documents/OCOP/<year>."""
        chosen = self._offices.setting("folder")
        base = Path(chosen) if chosen else system.documents_folder() / "OCOP"
        return base / str(self._offices.year())

    def paper(self, item: Item) -> Paper:
        """Return the paper of one item.

        Raises:
            Refusal: when the record or the form does not exist.
        """
        return self._filled(item) if item.owner_id else self._blank(item.code)

    def _blank(self, code: str) -> Paper:
        basis = self._offices.basis()
        form = self._filling.form(basis.key, code)
        us = self._offices.us()
        records: dict[str, Record] = {"office": us} if us else {}
        return Paper(
            self._document(form, basis, {}, records, draft=False, blank=True),
            f"{safe_file_name(form.name)}_{words.BLANK_FILE}.pdf",
        )

    def _filled(self, item: Item) -> Paper:
        opened = self._filling.open(item.owner_type, item.owner_id, item.code)
        values, records = opened.session.values(), opened.records
        if opened.is_main:
            frozen = as_finished(opened.form, opened.filled, records)
            values, records = frozen or (values, records)
        document = self._document(
            opened.form,
            opened.basis,
            values,
            records,
            draft=self._is_draft(opened),
            blank=False,
            unread=_unread(opened),
        )
        name = _file_name(opened.form, records, draft=opened.standing == State.DRAFT)
        return Paper(document, name, _owners(opened))

    def is_draft(self, item: Item) -> bool:
        """Tell whether a record's paper would say that it is a draft. Raises Refusal as `paper`."""
        return self._is_draft(self._filling.open(item.owner_type, item.owner_id, item.code))

    @staticmethod
    def _is_draft(opened: Opened) -> bool:
        """Tell whether a paper is still to be changed: not finished, or something is missing."""
        if opened.is_main and opened.owner_type in subjects.KINDS:
            return opened.editable
        return opened.is_incomplete

    def _document(
        self,
        form: Form,
        basis: Basis,
        values: dict[str, object],
        records: dict[str, Record],
        *,
        draft: bool,
        blank: bool,
        unread: int = 0,
    ) -> Document:
        return layout.document(
            form,
            values,
            records=records,
            basis=basis,
            draft=draft,
            footer=words.paper_footer(form.name, basis.name, VERSION, form.notice),
            blank=blank,
            unread=unread,
        )

    def save(
        self,
        items: Sequence[Item],
        *,
        one_file: bool = True,
        folder: Path | None = None,
        progress: Stepper | None = None,
        word: bool = False,
    ) -> list[Path]:
        """Write the papers as PDF, all into one file or one each, and return the files.

        With `word` each becomes a Word file that she can change. Cancelling, or an error half
        way, leaves no file behind.

        Raises:
            Refusal: nothing to print, a record is gone, the folder cannot be written.
        """
        if not items:
            raise Refusal("IN-01", words.NOTHING_TO_PRINT, todo=words.NOTHING_TO_PRINT_TODO)
        folder = folder or self.folder()
        _make(folder)
        progress = progress or Stepper()
        if not word and (one_file or len(items) == 1):
            return [self._save_together(items, folder, progress)]
        return self._save_apart(items, folder, progress, word=word)

    def _save_together(self, items: Sequence[Item], folder: Path, progress: Stepper) -> Path:
        first = self.paper(items[0])
        name = first.file_name if len(items) == 1 else self._batch_name(items)
        path = free_name(folder / name)
        self._write(self._leaves(map(self.paper, items)), path, len(items), progress)
        return path

    def _save_apart(
        self, items: Sequence[Item], folder: Path, progress: Stepper, *, word: bool
    ) -> list[Path]:
        written: list[Path] = []
        try:
            for index, item in enumerate(items):
                progress.step(index, len(items), words.printing_step(index + 1, len(items)))
                paper = self.paper(item)
                name = Path(paper.file_name).with_suffix(".docx" if word else ".pdf")
                path = free_name(folder / name)
                if word:
                    _write_word(paper.document, path, list(self._enclosures(paper)))
                else:
                    self._write(self._leaves([paper]), path, 1, Stepper())
                written.append(path)
        except BaseException:
            for path in written:
                path.unlink(missing_ok=True)
            raise
        progress.step(len(items), len(items))
        return written

    def _leaves(self, papers: Iterable[Paper]) -> Iterator[Leaf]:
        """Yield each paper and behind it the files that she wants printed with it."""
        for paper in papers:
            yield paper.document
            yield from self._enclosures(paper)

    def _enclosures(self, paper: Paper) -> Iterator[Enclosure]:
        for owner in paper.owners:
            yield from self._attachments.enclosures(*owner)

    def _write(self, leaves: Iterator[Leaf], path: Path, total: int, progress: Stepper) -> None:
        def on_step(done: int) -> None:
            progress.step(done, total, words.printing_step(done, total))

        try:
            pdf.write_pdf(leaves, path, on_step=on_step)
        except OSError as error:
            raise file_refusal(path, error) from error

    def _batch_name(self, items: Sequence[Item]) -> str:
        return f"{self._offices.year()}_{words.batch_file(len(items))}.pdf"

    def preview(self, items: Sequence[Item], progress: Stepper | None = None) -> Path:
        """Write the papers to a temporary PDF and return it; the caller deletes its folder."""
        return to_look_at(lambda folder: self.save(items, folder=folder, progress=progress)[0])

    def open_preview(self, path: Path) -> Preview:
        """Open a PDF for showing page by page."""
        return Preview(path)

    def send_to_printer(self, path: Path) -> None:
        """Send a PDF to the system's printer, or to its own viewer where it cannot.

        Raises:
            Refusal: when neither is possible; names a copy of the file in her folder.
        """
        try:
            system.print_file(path)
        except OSError as error:
            raise Refusal(
                "IN-03",
                words.NO_PRINTER,
                safe=words.file_is_safe(str(self._kept(path))),
                todo=words.NO_PRINTER_TODO,
            ) from error

    def _kept(self, path: Path) -> Path:
        """Return a copy in her folder: what lies in a temporary one is soon deleted."""
        folder = self.folder()
        _make(folder)
        kept = free_name(folder / path.name)
        try:
            shutil.copyfile(path, kept)
        except OSError as error:
            raise file_refusal(kept, error) from error
        return kept


def _unread(opened: Opened) -> int:
    """Return how many cells a form's figures leave out because they could not be read."""
    numbers = opened.session.numbers if opened.editable else None
    return len(numbers.plan.unread) if numbers else 0


def _owners(opened: Opened) -> tuple[tuple[str, str], ...]:
    """Return whose files stand behind a form: only the main one of a record has any."""
    if not opened.is_main or not opened.form.paper:
        return ()
    order = ("plan", "idea", "product", "producer")
    found = ((kind, opened.records.get(kind)) for kind in order)
    return tuple((kind, record.id) for kind, record in found if record)


def _write_word(document: Document, path: Path, enclosures: Sequence[Enclosure]) -> None:
    try:
        write_docx(document, path, enclosures)
    except OSError as error:
        raise file_refusal(path, error) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_refusal(folder, error) from error


def to_look_at(write: Callable[[Path], Path]) -> Path:
    """Have a file written into a folder of its own; the caller deletes it. Raises Refusal."""
    try:
        folder = Path(tempfile.mkdtemp(prefix="ocop-xem-truoc-"))
    except OSError as error:
        raise file_refusal(Path(error.filename or words.PREVIEW_FILE), error) from error
    try:
        return write(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def file_refusal(path: Path, error: OSError) -> Refusal:
    """Return the sentence for a file that could not be written."""
    return Refusal(
        "IN-02",
        words.file_unwritten(path.name, str(path.parent), _REASONS.get(error.errno, "")),
        safe=words.DATA_IS_SAFE,
        todo=words.FILE_UNWRITTEN_TODO,
    )


def _file_name(form: Form, records: dict[str, Record], *, draft: bool) -> str:
    """Return e.g. "2026-03_bieu-so-01_gao-te-thom.pdf"; a draft says so."""
    product, producer = records.get("product"), records.get("producer")
    start = _file_start(records, draft=draft)
    name = product.name if isinstance(product, Product) else ""
    name = name or (producer.name if isinstance(producer, Producer) else "")
    if not name and isinstance(office := records.get("office"), Office):
        name = office.commune
    return f"{start}{safe_file_name(form.name)}_{safe_file_name(name)}.pdf"


def _file_start(records: dict[str, Record], *, draft: bool) -> str:
    if (subject := subjects.among(records)) is None:
        return ""
    number = subject.register_number if isinstance(subject, Idea) else ""
    if number:
        return f"{subject.year}-{safe_file_name(number)}_"
    return f"{subject.year}_{words.DRAFT_FILE}_" if draft else f"{subject.year}_"
