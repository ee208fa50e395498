"""The first-run guide: which basis, who we are, which year; or a sample commune to try things."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ocop_desktop.core.numbers import read_integer
from ocop_desktop.core.problems import Severity
from ocop_desktop.core.records import Office
from ocop_desktop.forms.spec import Basis
from ocop_desktop.ui.context import Context
from ocop_desktop.wording import settings_screen as settings_words
from ocop_desktop.wording import setup_screen as words

if TYPE_CHECKING:
    from ocop_desktop.services.filling import Opened
    from ocop_desktop.services.samples import Sample


class SetupPresenter:
    """Holds what was chosen until the last step."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._desk = context.desk
        today = self._desk.clock().date()
        self.recommended: Basis = self._desk.offices.recommended(today)
        self.basis: str = self.recommended.key
        self.year_text: str = str(today.year)

    def bases(self) -> Sequence[Basis]:
        """Return the legal bases, the one in force today first."""
        rest = [b for b in self._desk.offices.bases() if b.key != self.recommended.key]
        return [self.recommended, *rest]

    def samples(self) -> "Sequence[Sample]":
        """Return the sample communes."""
        return self._desk.samples.all()

    def open_sample(self, key: str) -> None:
        """Open a sample commune in its own workspace; ours stays as it is."""
        self._context.open_workspace(self._desk.safekeeping.sample_folder(key))

    def open_office(self) -> "Opened":
        """Return the office's empty form under the chosen basis."""
        self._desk.offices.use_basis(self.basis)
        self.year_text = str(self._usual_year())
        return self._desk.filling.open_new("office", "don-vi")

    def _usual_year(self) -> int:
        """Return this year, or the last one in which the chosen basis was in force."""
        basis = next(b for b in self.bases() if b.key == self.basis)
        this_year = self._desk.clock().date().year
        return min(this_year, basis.in_force_to.year) if basis.in_force_to else this_year

    def office(self, opened: "Opened") -> Office:
        """Return the office as typed so far."""
        values = opened.session.values()
        told: dict[str, Any] = {}
        for field in opened.form.fields():
            record, _, column = field.bind.partition(".")
            if record == "office" and values.get(field.key):
                told[column] = values[field.key]
        return replace(Office(), **told)

    def summary(self, opened: "Opened") -> Sequence[tuple[str, str]]:
        """Return label and words of all that was told, for the last look."""
        office = self.office(opened)
        basis = next(b for b in self.bases() if b.key == self.basis)
        return [
            (settings_words.BASIS_IN_USE, basis.name),
            (
                words.OFFICE,
                settings_words.office_line(office.commune, office.district, office.province),
            ),
            (words.RECEIVER, office.receiver or self._desk.offices.usual_receiver(basis, office)),
            (words.OFFICER, office.officer),
            (words.CHAIRPERSON, office.chairperson),
        ]

    def first_missing(self, opened: "Opened") -> str:
        """Return the first field that must be mended before work can begin, "" when none must."""
        problems = opened.session.all_problems()
        return next((p.field for p in problems if p.severity is Severity.BLOCKS), "")

    def finish(self, opened: "Opened") -> None:
        """Set the workspace up and begin.

        Raises:
            ValueError: when the year is no number.
            Refusal: when the commune has no name, or the year is no year of the programme.
        """
        year = read_integer(self.year_text)
        changes = self._desk.offices.found(self.basis, self.office(opened), year)
        self._context.bus.publish(changes)
        self._context.go("today")
