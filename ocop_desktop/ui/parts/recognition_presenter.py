"""What the card of a product's recognitions shows and does; it knows no Tk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from ocop_desktop.core.dates import read_date, show_date
from ocop_desktop.core.records import Recognition
from ocop_desktop.core.text import clean
from ocop_desktop.services import recognitions as service
from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.context import Context
from ocop_desktop.wording import common
from ocop_desktop.wording import recognitions as words

_DATES: Final = ("decided_on", "valid_until")
_TEXTS: Final = ("round", "decision_number", "issuer", "note")


class RecognitionPresenter:
    """What one product has won; `product` tells its id, "" until it is saved."""

    def __init__(self, context: Context, product: Callable[[], str]) -> None:
        self._context, self.product = context, product
        self._desk = context.desk.recognitions

    def all(self) -> list[Recognition]:
        """Return them, the newest first."""
        product_id = self.product()
        return self._desk.of(product_id) if product_id else []

    def lines(self, won: Recognition) -> tuple[str, str, str, bool]:
        """Return title, decision, term in words, and whether the term is a reminder."""
        term = self._desk.term(won)
        say = {
            service.Standing.COUNTS: words.until,
            service.Standing.SOON: words.expires_soon,
            service.Standing.EXPIRED: words.expired,
        }.get(term.standing)
        told = say(term.until, computed=term.computed) if say and term.until else ""
        warns = term.standing in {service.Standing.SOON, service.Standing.EXPIRED}
        if self.lacks(won):
            told, warns = words.LACKS, True
        decision = words.decision(won.decision_number, won.decided_on, won.issuer)
        decision = " · ".join(part for part in (decision, won.note) if part)
        return words.title(won.stars, won.round), decision, told, warns

    # --- the dialog ----------------------------------------------------------------------------

    def raw(self, won: Recognition) -> dict[str, str]:
        """Return what the dialog shows at first, by field."""
        shown = {name: str(getattr(won, name)) for name in _TEXTS}
        for name in _DATES:
            day = getattr(won, name)
            shown[name] = show_date(day) if day else ""
        return shown | {"stars": words.STAR_CHOICES[won.stars or 0]}

    def read(self, won: Recognition, raw: Mapping[str, str]) -> tuple[Recognition, dict[str, str]]:
        """Return the record as typed, and what is wrong by field."""
        told: dict[str, Any] = {name: clean(raw[name]) for name in _TEXTS}
        told["stars"] = words.STAR_CHOICES.index(raw["stars"]) or None
        wrong: dict[str, str] = {}
        for name in _DATES:
            try:
                told[name] = _date(raw[name])
            except ValueError as error:
                wrong[name] = words.bad_date(str(error))
        if wrong:
            return won, wrong
        read = replace(won, product_id=self.product(), **told)
        return read, _contradictions(read)

    def lacks(self, won: Recognition) -> bool:
        """Tell whether one names neither stars nor the number of its decision."""
        return service.lacks_essentials(won)

    # --- deeds ---------------------------------------------------------------------------------

    def save(self, won: Recognition) -> None:
        """Keep one."""
        self._tell(self._desk.save(won))

    def remove(self, won: Recognition) -> None:
        """Delete one, with a way back."""
        self._tell(self._desk.trash(won.id))

        def undo() -> None:
            self._tell(self._desk.restore(won.id))

        self._context.toast(words.REMOVED, common.UNDO, undo)

    def _tell(self, changes: Changes) -> None:
        self._context.bus.publish(changes)


def _date(raw: str) -> date | None:
    return read_date(raw) if raw.strip() else None


def _contradictions(won: Recognition) -> dict[str, str]:
    if not (won.stars or won.decision_number or won.decided_on):
        return {"stars": words.NOTHING_SAID}
    if won.decided_on and won.valid_until and won.valid_until < won.decided_on:
        return {"valid_until": words.BEFORE_DECISION}
    return {}
