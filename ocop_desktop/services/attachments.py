"""Files of records: taken in, opened, made small, printed behind a form."""

import shutil
import stat
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Final

from ocop_desktop.core import system
from ocop_desktop.core.files import write_atomically
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Attachment, IdeaRow, PlanRow
from ocop_desktop.core.text import clean, safe_file_name
from ocop_desktop.exchange import file_kinds
from ocop_desktop.render import enclosing, pdfium, pictures
from ocop_desktop.render.enclosing import Enclosure
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.store import attachments, database, ideas, plans, producers, products
from ocop_desktop.store.failures import files_explained
from ocop_desktop.store.files import Kept, Shelf
from ocop_desktop.wording import attachments as words

LARGEST: Final = 200_000_000  # bytes of one file
PHOTOS: Final = frozenset({"jpg", "png"})
_TITLE: Final = 120  # characters
_NAME: Final = 200
_THUMBNAILS: Final = 60  # of some ten kilobytes each
_WORTH: Final = 0.9  # of a photo's bytes; less gain does not pay for what the picture loses
_OWNERS: Final = {
    "producer": producers.get,
    "product": products.get,
    "idea": ideas.get,
    "plan": plans.get,
}


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A photo made small, still to be confirmed; `before` is its size in bytes as it is kept."""

    data: bytes
    width: int
    height: int
    before: int


class Attachments:
    """The verbs for attached files."""

    def __init__(self, folder: Path, who: Callable[[], str]) -> None:
        self._shelf = Shelf(folder)
        self._who = who
        self._copies: Path | None = None
        self._thumbnails: dict[tuple[str, int], bytes] = {}

    def of(self, owner_type: str, owner_id: str) -> list[Attachment]:
        """Return the files of one record, the oldest first."""
        return attachments.of_owner(owner_type, owner_id)

    def of_rows(
        self, ideas_: Sequence[IdeaRow], plans_: Sequence[PlanRow] = ()
    ) -> tuple[Attachment, ...]:
        """Return the files of these ideas and plans, and of all they belong to, each once."""
        owners = {("idea", row.id) for row in ideas_}
        owners |= {owner for row in plans_ for owner in (("plan", row.id), ("idea", row.idea_id))}
        rows: tuple[IdeaRow | PlanRow, ...] = (*ideas_, *plans_)
        for row in rows:
            owners |= {("producer", row.producer_id), ("product", row.product_id)}
        found = attachments.every()
        return tuple(file for file in found if (file.owner_type, file.owner_id) in owners)

    # --- taking in ---------------------------------------------------------------------------

    def add(
        self, owner_type: str, owner_id: str, source: Path, progress: Stepper | None = None
    ) -> Attachment:
        """Copy a file in and attach it; the one that is there already when this healed its bytes.

        Raises:
            Refusal: none of the formats, empty, too large, damaged, locked, there already, no such
                record.
        """
        if _OWNERS[owner_type](owner_id) is None:
            raise words.gone()
        name = clean(source.name)[-_NAME:]
        kind = _looked_at(source, name)
        kept = self._keep(source, kind, name, progress or Stepper())
        with database.transaction():
            for other in self.of(owner_type, owner_id):
                if other.sha256 == kept.sha256:
                    if kept.was_lacking:
                        return other
                    raise words.already_there(other.title)
            return attachments.save(
                Attachment(
                    owner_type=owner_type,
                    owner_id=owner_id,
                    name=name,
                    title=clean(source.stem)[:_TITLE] or name,
                    format=kind,
                    size=kept.size,
                    sha256=kept.sha256,
                ),
                self._who(),
            )

    def _keep(self, source: Path, kind: str, name: str, progress: Stepper) -> Kept:
        try:
            stream = source.open("rb")
        except OSError as error:
            raise words.unreadable(name) from error
        size, label = source.stat().st_size, words.adding(name)

        def on_bytes(done: int) -> None:
            _check_size(done, name)  # it may grow while it is read
            progress.step(done, size, label)

        with stream:
            return self._shelf.keep(stream, kind, on_bytes)

    # --- changing ----------------------------------------------------------------------------

    def retitle(self, attachment_id: str, title: str) -> Changes:
        """Give a file another title; an empty one changes nothing."""
        title = clean(title)[:_TITLE]
        return self._change(attachment_id, title=title) if title else Changes()

    def print_with(self, attachment_id: str, *, on: bool) -> Changes:
        """Say whether a file is printed behind the form."""
        return self._change(attachment_id, is_printed=on)

    def trash(self, attachment_id: str) -> Changes:
        """Put a file in the trash; its bytes stay."""
        attachments.trash(attachment_id, self._who())
        return _touched(attachment_id)

    def restore(self, attachment_id: str) -> Changes:
        """Take a file out of the trash."""
        attachments.restore(attachment_id, self._who())
        return _touched(attachment_id)

    def _change(self, attachment_id: str, **told: object) -> Changes:
        found = replace(self._known(attachment_id), **told)  # type: ignore[arg-type]
        attachments.save(found, self._who())
        return _touched(attachment_id)

    def _known(self, attachment_id: str) -> Attachment:
        found = attachments.get(attachment_id)
        if found is None:
            raise words.gone()
        return found

    # --- photos ------------------------------------------------------------------------------

    def shrunk(self, attachment_id: str) -> Shrunk | None:
        """Return the photo made small, None when that would bring nothing.

        Nothing changes yet. Raises Refusal when it is missing, changed or cannot be read.
        """
        found = self._known(attachment_id)
        try:
            made = pictures.small(self.whole(found))
        except (pictures.Unusable, pictures.Giant) as error:
            raise words.changed(found.title) from error
        if len(made.data) > found.size * _WORTH:
            return None
        return Shrunk(made.data, made.width, made.height, found.size)

    def use_shrunk(self, attachment_id: str, shrunk: Shrunk) -> Changes:
        """Put the small photo in the place of the large one, whose bytes stay."""
        kept = self._shelf.keep(BytesIO(shrunk.data), "jpg", lambda _size: None)
        return self._change(attachment_id, format="jpg", size=kept.size, sha256=kept.sha256)

    def put_back(self, before: Attachment) -> Changes:
        """Let a file be again what it was: the way back from a photo made small."""
        told = {"format": before.format, "size": before.size, "sha256": before.sha256}
        return self._change(before.id, **told)

    def thumbnail(self, attachment: Attachment, side: int) -> bytes | None:
        """Return a small PPM picture, None when the format has none or the file is unusable.

        The last ones are kept in memory, nowhere else.
        """
        key = (attachment.sha256, side)
        if key not in self._thumbnails:
            drawn = self._drawn(attachment, side)
            if drawn is None:  # it may be healed later
                return None
            if len(self._thumbnails) >= _THUMBNAILS:
                del self._thumbnails[next(iter(self._thumbnails))]
            self._thumbnails[key] = drawn
        return self._thumbnails[key]

    def _drawn(self, attachment: Attachment, side: int) -> bytes | None:
        path = self._shelf.path(attachment.sha256, attachment.format)
        try:
            if attachment.format in PHOTOS:
                return pictures.thumbnail(path, side)
            return pdfium.thumbnail(path, side) if attachment.format == "pdf" else None
        except (pictures.Unusable, pictures.Giant, OSError, ValueError):
            return None

    # --- using -------------------------------------------------------------------------------

    def is_there(self, attachment: Attachment) -> bool:
        """Tell whether a file of the right size lies in its place; quick, for lists."""
        try:
            path = self._shelf.path(attachment.sha256, attachment.format)
            return path.stat().st_size == attachment.size
        except OSError:
            return False

    def whole(self, attachment: Attachment) -> Path:
        """Return where the bytes lie, read through just now. Raises Refusal."""
        path = self.place(attachment)
        if not self._shelf.is_whole(attachment.sha256, attachment.format):
            raise words.changed(attachment.title)
        return path

    def place(self, attachment: Attachment) -> Path:
        """Return where the bytes lie. Raises Refusal when they are missing or of another size."""
        path = self._shelf.path(attachment.sha256, attachment.format)
        if not path.is_file():
            raise words.missing(attachment.title)
        if not self.is_there(attachment):
            raise words.changed(attachment.title)
        return path

    def open(self, attachment_id: str) -> Path:
        """Open a copy that cannot be saved over, with the system's program; return the copy.

        Raises:
            Refusal: missing, changed, no room for a copy, or no program opens it.
        """
        found = self._known(attachment_id)
        whole = self.whole(found)
        with files_explained(Path(tempfile.gettempdir())):
            copy = self._copy(whole, safe_file_name(found.title))
        try:
            system.open_path(copy)
        except OSError as error:
            raise words.no_program(found.format) from error
        return copy

    def _copy(self, path: Path, name: str) -> Path:
        if self._copies is None:
            self._copies = Path(tempfile.mkdtemp(prefix="ocop-tep-"))
            weakref.finalize(self, _discard, self._copies)
        # A folder for each content: the name is hers, and two files may have the same.
        copy = self._copies / path.stem[:16] / f"{name}{path.suffix}"
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            with path.open("rb") as source:
                write_atomically(copy, lambda stream: shutil.copyfileobj(source, stream))
            copy.chmod(stat.S_IREAD)
        return copy

    def enclosures(self, owner_type: str, owner_id: str) -> Iterator[Enclosure]:
        """Yield the files of a record that stand behind its form.

        Raises:
            Refusal: when one is missing or changed.
        """
        for found in self.of(owner_type, owner_id):
            if found.is_printed and enclosing.is_printed(found.format):
                yield Enclosure(self.whole(found), found.format, found.title)

    def check(self, progress: Stepper | None = None) -> list[Refusal]:
        """Read every file through; return what to say about those missing or changed."""
        found, faults = attachments.every(), []
        for number, attachment in enumerate(found, 1):
            (progress or Stepper()).step(number, len(found), words.checking(number, len(found)))
            try:
                self.whole(attachment)
            except Refusal as refusal:
                faults.append(refusal)
        return faults


def is_photo(attachment: Attachment) -> bool:
    """Tell whether a file can be made small."""
    return attachment.format in PHOTOS


def can_be_printed(attachment: Attachment) -> bool:
    """Tell whether a file can stand behind a form."""
    return enclosing.is_printed(attachment.format)


def _looked_at(source: Path, name: str) -> str:
    """Return the format of a file that can be taken in. Raises Refusal."""
    try:
        _check_size(source.stat().st_size, name)
        kind = file_kinds.kind_of(source)
        if kind == "old":
            raise words.old_or_locked(name)
        if not kind:
            raise words.unknown_format(name)
        _check_inside(source, kind, name)
    except file_kinds.Locked as error:
        raise words.locked(name) from error
    except (file_kinds.Broken, pictures.Unusable) as error:
        raise words.broken(name) from error
    except OSError as error:
        raise words.unreadable(name) from error
    return kind


def _check_size(size: int, name: str) -> None:
    if not size:
        raise words.empty(name)
    if size > LARGEST:
        raise words.too_large(name, size, LARGEST)


def _check_inside(source: Path, kind: str, name: str) -> None:
    try:
        if kind in PHOTOS:
            pictures.check(source)
        elif kind == "pdf":
            _check_pdf(source)
        else:
            file_kinds.check_office(source)
    except pictures.Giant as error:
        raise words.giant_image(name, pictures.LARGEST // 1_000_000) from error


def _check_pdf(source: Path) -> None:
    try:
        pages = pdfium.pages_of(source)
    except pdfium.NeedsPassword as error:
        raise file_kinds.Locked from error
    except ValueError as error:
        raise file_kinds.Broken from error
    if not pages:
        raise file_kinds.Broken


def _touched(attachment_id: str) -> Changes:
    return Changes.of(("attachment", attachment_id))


def _discard(folder: Path) -> None:
    """Delete the copies that were opened; what another program holds stays behind."""
    for copy in folder.glob("*/*"):
        copy.chmod(stat.S_IWRITE | stat.S_IREAD)
    shutil.rmtree(folder, ignore_errors=True)
