"""What the settings screen shows and does."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_desktop.core.dates import show_moment
from ocop_desktop.core.numbers import read_integer
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import BackupInfo
from ocop_desktop.ui.context import Context, Fill
from ocop_desktop.wording import attachments as file_words
from ocop_desktop.wording import filling as filling_words
from ocop_desktop.wording import settings_screen as words

if TYPE_CHECKING:
    from ocop_desktop.services.jobs import Stepper

SIZES = ("small", "medium", "large", "huge")


class SettingsPresenter:
    """Serves the settings view."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._desk = context.desk
        self._offices = context.desk.offices

    # --- office, year, basis ----------------------------------------------------------------

    def office(self) -> str:
        """Return whose workspace this is, in one line."""
        us = self._offices.us()
        return words.office_line(us.commune, us.district, us.province) if us else ""

    def people(self) -> str:
        """Return officer and chairperson in one line."""
        us = self._offices.us()
        return words.people_line(us.officer, us.chairperson) if us else ""

    def edit_office(self) -> None:
        """Open the office's form."""
        us = self._offices.us()
        if us is not None:
            fill = Fill(owner_type="office", owner_id=us.id, code="don-vi")
            self._context.go("filling", fill)

    def year(self) -> str:
        """Return the working year."""
        return str(self._offices.year())

    def use_year(self, text: str) -> None:
        """Work in another year.

        Raises:
            ValueError: when it is no number.
            Refusal: when it is no year of the programme.
        """
        self._context.bus.publish(self._offices.use_year(read_integer(text)))
        self._context.toast(words.year_used(self._offices.year()))

    def bases(self) -> Sequence[tuple[str, str, str]]:
        """Return key, name and what it is for, of each legal basis."""
        return [(b.key, b.name, b.summary) for b in self._offices.bases()]

    def basis(self) -> str:
        """Return the key of the basis in use."""
        return self._offices.basis().key

    def use_basis(self, key: str) -> None:
        """Register new ideas under this basis."""
        if key != self.basis():
            self._context.bus.publish(self._offices.use_basis(key))
            self._context.toast(words.basis_used(self._offices.basis().name))

    # --- what the program proposes on papers ---------------------------------------------------

    def proposals(self) -> Sequence[tuple[str, str, Sequence[tuple[str, str, bool]]]]:
        """Return code, name and proposed parts (key, title, asked) of the papers that have any."""
        found = []
        for paper in self._desk.printing.forms():
            form = self._desk.library.form(self.basis(), paper.code)
            left_out = self._offices.setting(self._left_out(form.code), [])
            parts = [
                (part.key, filling_words.step_title(part.title), part.key not in left_out)
                for part in form.sections
                if part.proposal
            ]
            if parts:
                found.append((form.code, filling_words.paper_name(form.name, form.title), parts))
        return found

    def propose(self, code: str, key: str, *, on: bool) -> None:
        """Ask and print a proposed part of a paper from now on, or leave it out."""
        name = self._left_out(code)
        left_out = set(self._offices.setting(name, []))
        self._offices.put_setting(name, sorted(left_out - {key} if on else left_out | {key}))

    def _left_out(self, code: str) -> str:
        return f"left_out.{self.basis()}.{code}"

    # --- sample communes ----------------------------------------------------------------------

    def in_sample(self) -> bool:
        """Tell whether a sample commune is open."""
        return self._desk.safekeeping.in_sample()

    def samples(self) -> Sequence[tuple[str, str, int]]:
        """Return key, name and year of the sample communes."""
        return [(sample.key, sample.name, sample.year) for sample in self._desk.samples.all()]

    def open_sample(self, key: str) -> None:
        """Open a sample commune in its own workspace."""
        self._context.open_workspace(self._desk.safekeeping.sample_folder(key))

    def go_home(self) -> None:
        """Leave the sample and open her own workspace."""
        self._context.open_workspace(self._desk.safekeeping.home())

    # --- how it looks -----------------------------------------------------------------------

    def text_size(self) -> str:
        """Return small, medium, large or huge."""
        return str(self._offices.setting("text_size", "medium"))

    def contrast(self) -> bool:
        """Tell whether the high-contrast colours are on."""
        return bool(self._offices.setting("contrast", False))

    def use_look(self, size: str, *, contrast: bool) -> None:
        """Show everything in this size and these colours."""
        if (size, contrast) == (self.text_size(), self.contrast()):
            return
        self._offices.put_setting("text_size", size)
        self._offices.put_setting("contrast", contrast)
        self._context.restyle()

    # --- files ------------------------------------------------------------------------------

    def folder(self) -> Path:
        """Return where papers go."""
        return self._desk.printing.folder()

    def use_folder(self, folder: Path) -> None:
        """Put papers there, in a folder for each year."""
        self._offices.put_setting("folder", str(folder))

    def backups(self) -> Sequence[BackupInfo]:
        """Return the backups, newest first."""
        return self._desk.safekeeping.backups()

    def when(self, backup: BackupInfo) -> str:
        """Return when a backup was made."""
        return show_moment(backup.at, self._desk.clock())

    def backing_up(self, to: Path | None) -> "Callable[[Stepper], list[Path]]":
        """Return the work that makes a backup."""
        keep = self._desk.safekeeping
        return lambda progress: [keep.back_up(to, progress)]

    def backup_name(self) -> str:
        """Return a name for a backup on a stick."""
        return words.backup_name(self._desk.clock())

    def backed_up(self) -> None:
        """Tell the status line."""
        self._context.status.backed_up(self._desk.safekeeping.last_at())

    def restore(self, path: Path) -> None:
        """Put a backup in the place of what is there.

        Raises:
            Refusal: when the file is no whole backup; nothing changes then.
        """
        restored = self._desk.safekeeping.restore(path)
        self._context.bus.publish(restored.changes)
        self.backed_up()
        self._context.status.damaged(on=False)
        lacking = restored.lacking
        told = file_words.not_copied(len(lacking), lacking).happened if lacking else ""
        self._context.toast(f"{words.RESTORED} {told}".rstrip())

    def check(self) -> None:
        """Read database and files in the background and say whether all is sound."""
        self._context.status.working(words.CHECKING_DATA)
        self._context.jobs.start(
            lambda progress: (
                self._desk.safekeeping.check(),
                self._desk.attachments.check(progress),
            ),
            on_done=self._checked,
            on_error=self._not_checked,
        )

    def _checked(self, found: tuple[bool, list[Refusal]]) -> None:
        sound, faults = found
        self._context.status.working("")
        self._context.status.damaged(on=not sound)
        told = file_words.faults(faults) if faults else words.SOUND
        self._context.toast(told if sound else words.NOT_SOUND)

    def _not_checked(self, error: BaseException) -> None:
        self._context.status.working("")
        self._context.on_bug(error)
