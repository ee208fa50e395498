"""Who we are and how we work: the office, the basis in use, the year, her own settings."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ocop_desktop.core.clock import Clock
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office
from ocop_desktop.forms.paper import filled_text
from ocop_desktop.services.changes import Changes
from ocop_desktop.store import database, offices, settings
from ocop_desktop.wording import services as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_desktop.forms.library import Library
    from ocop_desktop.forms.spec import Basis

FIRST_YEAR: Final = 2018  # the programme began with QĐ 490/QĐ-TTg of 7/5/2018
LAST_YEAR: Final = 2100
_SETTING: Final = "setting."


class Offices:
    """The office of this workspace and the settings beside it."""

    def __init__(self, library: "Callable[[], Library]", clock: Clock) -> None:
        self._library = library
        self._clock = clock
        self._us: Office | None = None

    def us(self) -> Office | None:
        """Return our own office, or None before the first-run guide."""
        if self._us is None:
            self._us = offices.us()
        return self._us

    def who(self) -> str:
        """Return the name the journal writes beside each change."""
        us = self.us()
        return us.officer if us else ""

    def bases(self) -> "tuple[Basis, ...]":
        """Return the legal bases that ship, the newest first."""
        return self._library().bases()

    def recommended(self, day: date) -> "Basis":
        """Return the basis in force on that day."""
        return self._library().in_force_on(day)

    def basis(self) -> "Basis":
        """Return the basis new ideas are registered under."""
        key = settings.get("basis")
        return self._library().basis(key) if key else self.recommended(self.today())

    def today(self) -> date:
        """Return the day it is."""
        return self._clock().date()

    def year(self) -> int:
        """Return the year she works in."""
        return int(settings.get("year") or self._clock().year)

    @staticmethod
    def usual_receiver(basis: "Basis", office: Office) -> str:
        """Return who receives what goes up under a basis, e.g. "Ủy ban nhân dân huyện Quế Võ"."""
        text = basis.receiver
        for mark, told in (("{district}", office.district), ("{province}", office.province)):
            if mark in text:
                before, name = text.partition(mark)[0], words.with_kind(told, mark)
                text = text.replace(mark, filled_text.in_sentence(before, name)) if name else ""
        return text

    def found(self, basis_key: str, office: Office, year: int) -> Changes:
        """Set up the workspace: who we are, under which basis, in which year.

        Raises:
            Refusal: when this workspace has an office already, or no name was given.
        """
        if self.us() is not None:
            raise Refusal("DV-01", words.OFFICE_EXISTS, todo=words.OFFICE_EXISTS_TODO)
        _needs_name(office)
        year = _checked_year(year)
        basis = self._library().basis(basis_key)
        receiver = office.receiver or self.usual_receiver(basis, _tidy(office))
        with database.transaction():
            us = replace(_tidy(office), is_us=True, receiver=receiver)
            kept = offices.save(us, office.officer)
            settings.put("basis", basis.key)
            settings.put("year", year)
        self._us = kept  # not before it is sure: what was rolled back is nobody
        return Changes.of(("office", self._us.id))

    def forget(self) -> None:
        """Read our office anew next time: another database may have taken its place."""
        self._us = None

    def use_basis(self, key: str) -> Changes:
        """Register new ideas under this basis; ideas that exist keep theirs."""
        settings.put("basis", self._library().basis(key).key)
        return Changes.of(("office", "*"))

    def use_year(self, year: int) -> Changes:
        """Work in another year.

        Raises:
            Refusal: when the programme did not exist then, or the year is far off.
        """
        settings.put("year", _checked_year(year))
        return Changes.of(("office", "*"))

    def setting(self, name: str, default: Any = None) -> Any:
        """Return one of her own settings (a JSON value)."""
        return settings.get(_SETTING + name, default)

    def put_setting(self, name: str, value: Any) -> None:
        """Keep one of her own settings (a JSON value)."""
        settings.put(_SETTING + name, value)


def _tidy(office: Office) -> Office:
    """Return the office with the kinds of its units in capitals: "phường …" → "Phường …"."""
    names = {name: getattr(office, name) for name in ("commune", "district", "province")}
    return replace(office, **{name: text[:1].upper() + text[1:] for name, text in names.items()})


def _needs_name(office: Office) -> None:
    if not office.commune or not office.province:
        raise Refusal("DV-03", words.OFFICE_UNNAMED, todo=words.OFFICE_UNNAMED_TODO)


def _checked_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("DV-02", words.year_out_of_range(year, FIRST_YEAR))
    return year
