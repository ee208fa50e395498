"""Up to the receiver: what goes, what stays and why, the package, its letter, what was sent."""

import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from ocop_desktop import VERSION
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import IdeaKind, Office, SentPackage, State
from ocop_desktop.core.system import largest_file
from ocop_desktop.core.text import safe_file_name
from ocop_desktop.exchange.manifest import ManifestHead, Sender
from ocop_desktop.exchange.verify import Report, verify
from ocop_desktop.exchange.write import Written, write_package
from ocop_desktop.forms.library import Library
from ocop_desktop.render import pdf
from ocop_desktop.render.word.document import write_docx
from ocop_desktop.services.attachments import Attachments
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.cover_letter import Cover, CoverLetters
from ocop_desktop.services.filling import Filling
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.lists import Lists
from ocop_desktop.services.offices import Offices
from ocop_desktop.services.package_parts import Content, PackageParts
from ocop_desktop.services.printing import Printing, file_refusal
from ocop_desktop.services.sending import Sending, rows_of
from ocop_desktop.store import database, packages, states
from ocop_desktop.wording import services as words

__all__: Final = ("ENDING", "Made", "Sending", "Transfer")

ENDING: Final = ".ocop.zip"


@dataclass(frozen=True, slots=True)
class Made:
    """A package that was written and read back, with the letter beside it.

    `sent` counts the ideas and plans that were marked as sent; the others stay as they were.
    """

    path: Path
    fingerprint: str
    ideas: int
    letters: tuple[Path, ...]
    changes: Changes
    plans: int = 0
    sent: tuple[int, int] = (0, 0)


class Transfer:
    """The verbs for what travels between commune and receiver."""

    def __init__(
        self,
        library: Library,
        offices: Offices,
        filling: Filling,
        clock: Clock,
        *,
        printing: Printing,
        lists: Lists,
        attachments: Attachments,
    ) -> None:
        self.letters = CoverLetters(library, offices, clock)
        self._parts = PackageParts(
            library, offices, filling, printing=printing, lists=lists, attachments=attachments
        )
        self._offices = offices
        self._attachments = attachments
        self._clock = clock

    def look(self, year: int) -> Sending:
        """Return what a package of that year would hold: ideas and plans from finished on."""
        found = rows_of(year)
        files = self._attachments.of_rows(found.goes, found.plans)
        return replace(found, files=files, papers_stay=tuple(self._parts.unready(found.plans)))

    def file_name(self, year: int) -> str:
        """Return the usual name: commune, year and the moment, so that none replaces another."""
        us = self._offices.us() or Office()
        return f"{safe_file_name(us.commune)}_{year}_{self._clock():%Y%m%d-%H%M}{ENDING}"

    def make(
        self, year: int, path: Path, progress: Stepper | None = None, *, cover: Cover | None = None
    ) -> Made:
        """Write the package of a year to `path`, its letter beside it, and mark what goes as sent.

        The file is read back before it counts. Cancelling leaves nothing behind.

        Raises:
            Refusal: nothing is finished, an attached file is missing or changed, or the package
                cannot be written.
        """
        sending, progress = self.look(year), progress or Stepper()
        if not (sending.goes or sending.plans):
            raise Refusal("GUI-01", words.NOTHING_TO_SEND, todo=words.NOTHING_TO_SEND_TODO)
        cover = cover or self.letters.usual()
        with tempfile.TemporaryDirectory(prefix="ocop-goi-") as made:
            content = self._parts.content(sending)
            parts = list(self._parts.of(content, Path(made), progress, cover.facts))
            written = write_package(
                path,
                self._head(content),
                parts,
                on_step=progress.step,
                volume_limit=largest_file(path.parent),
            )
        beside = _beside(written.path)
        try:
            self._letters(content, written, cover, *beside)
            changes = self._mark_sent(sending, written, cover)
        except BaseException:
            for made_file in (written.path, *beside):
                made_file.unlink(missing_ok=True)
            raise
        counts = len(sending.goes), len(sending.plans)
        sent = sending.unsent, sending.unsent_plans
        return Made(written.path, written.fingerprint, counts[0], beside, changes, counts[1], sent)

    def check(self, path: Path, progress: Stepper | None = None) -> Report:
        """Say who sent a package, when, what is inside, and whether it is whole."""
        progress = progress or Stepper()
        return verify(path, progress.step)

    def sent(self) -> list[SentPackage]:
        """Return the packages that were made, the newest first."""
        return packages.made()

    # --- what is inside ----------------------------------------------------------------------

    def _head(self, content: Content) -> ManifestHead:
        us = self._offices.us() or Office()
        told = asdict(us)
        sender = {name: told[name] for name in Sender.__dataclass_fields__}
        return ManifestHead(
            kind="submission",
            program=VERSION,
            sender=Sender(**sender),
            receiver=us.receiver,
            year=content.sending.year,
            basis=self._offices.basis().key,
            forms=self._parts.revisions(content),
            created_at=self._clock(),
        )

    # --- beside it ---------------------------------------------------------------------------

    def _letters(
        self, content: Content, written: Written, cover: Cover, paper: Path, word: Path
    ) -> None:
        papers = self._parts.further(content)
        document = self.letters.document(cover, _facts(content.sending, written), papers)
        try:
            pdf.write_pdf([document], paper)
            write_docx(document, word)
        except OSError as error:
            raise file_refusal(paper, error) from error

    def _mark_sent(self, sending: Sending, written: Written, cover: Cover) -> Changes:
        who, today = self._offices.who(), self._clock().date()
        with database.transaction():
            for kind, rows in (("idea", sending.goes), ("plan", sending.plans)):
                now = states.standing(kind, [row.id for row in rows])
                for one in (one for one, state in now.items() if state is State.FINISHED):
                    states.enter(
                        one,
                        State.SENT,
                        who,
                        happened_on=min(cover.on or today, today),
                        paper_number=cover.full_number,
                        record_type=kind,
                    )
            packages.keep(
                SentPackage(
                    made_at=self._clock(),
                    year=sending.year,
                    basis=self._offices.basis().key,
                    name=written.path.name,
                    fingerprint=written.fingerprint,
                    ideas=len(sending.goes),
                    letter_number=cover.full_number,
                    plans=len(sending.plans),
                )
            )
            self.letters.remember(cover)
        return Changes.of(("idea", "*"), ("plan", "*"), ("package", "*"))


def _beside(package: Path) -> tuple[Path, Path]:
    """Return where the letter of a package stands, as PDF and for Word."""
    paper = package.with_name(f"{package.name.removesuffix(ENDING)}_to-trinh.pdf")
    return paper, paper.with_suffix(".docx")


def _facts(sending: Sending, written: Written) -> dict[str, str]:
    """Return what the letter says of a package."""
    kinds = [row.kind for row in sending.goes]
    plans = len(sending.plans)
    earlier = words.sent_before(sending.ways, sending.plan_ways)
    return {
        "has_ideas": "yes" if kinds else "",
        "has_plans": "yes" if plans else "",
        "plans": str(plans),
        "package_year": str(sending.year),
        "ideas": str(len(kinds)),
        "idea_kinds": words.idea_kinds(kinds.count(IdeaKind.NEW), kinds.count(IdeaKind.EXISTING)),
        "has_sent_before": "yes" if earlier else "",
        "sent_before": earlier,
        "products": str(len({row.product_id for row in sending.goes})),
        "producers": str(len({row.producer_id for row in sending.goes})),
        "package": written.path.name,
        "fingerprint": written.fingerprint,
    }
