"""What a line of a list says about what its product has won: up to two rounds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ocop_desktop.core.records import Recognition
from ocop_desktop.core.text import fold
from ocop_desktop.wording import recognitions as words

_COLUMNS: Final[Mapping[str, str]] = {
    "year": "round",
    "stars": "stars",
    "date": "decided_on",
    "decision": "decision_number",
    "issuer": "issuer",
}
_ROUNDS: Final = ("first.", "second.")
_NOW: Final = ("stars", "valid_until")  # of the newest round
_TELLING: Final = ("decision_number", "decided_on", "round")  # what tells rounds apart

# meaning of a column → column of the record
COLUMNS: Final[Mapping[str, str]] = {
    **{name: name for name in _NOW},
    **{f"{prefix}{name}": column for prefix in _ROUNDS for name, column in _COLUMNS.items()},
}


def rounds(said: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what is said of each round, by meaning; the rank of today goes to the newest."""
    found = [told for number in (1, 2) if (told := _of_round(said, number))]
    newest: dict[str, Any] = found[-1] if found else {}
    has_stars = any(meaning.endswith(".stars") for meaning in newest)
    for meaning in _NOW:
        if said.get(meaning) not in (None, "") and not (meaning == "stars" and has_stars):
            newest[meaning] = said[meaning]
    return found or ([newest] if newest else [])


def meant(known: Sequence[Recognition], told: Mapping[str, Any]) -> Recognition | None:
    """Return the recognition a round speaks of, None when it is a new one."""
    wanted = {COLUMNS[meaning]: value for meaning, value in told.items()}
    return next((won for won in reversed(known) if _same(won, wanted)), None)


def _of_round(said: Mapping[str, Any], number: int) -> dict[str, Any]:
    prefix = _ROUNDS[number - 1]
    names = (f"{prefix}{name}" for name in _COLUMNS)
    told = {name: said[name] for name in names if said.get(name) not in (None, "")}
    if told:
        year = told.get(f"{prefix}year") or getattr(told.get(f"{prefix}date"), "year", "")
        told[f"{prefix}year"] = str(year) or words.nth_round(number)
    return told


def _same(won: Recognition, wanted: Mapping[str, Any]) -> bool:
    """Tell whether the first thing both know is the same; who knows nothing means the newest."""
    for column in _TELLING:
        ours, theirs = getattr(won, column), wanted.get(column)
        if ours and theirs:
            return ours == theirs or fold(str(ours)) == fold(str(theirs))
    return not any(wanted.get(column) for column in _TELLING)
