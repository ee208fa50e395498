"""What each import did: remembered, listed, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from ocop_desktop.core.ids import new_id
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, Producer, Product, Recognition, Verdict
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.planned import STORES, Done
from ocop_desktop.store import database, products, settings
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import services as service_words

_IMPORTS: Final = "imports"  # the setting
_KEPT: Final = 20  # imports that can be taken back
_FEW: Final = 400  # records that are looked at before undo is offered; more are when it is pressed


@dataclass(frozen=True, slots=True)
class Past:
    """One import: its file, when, how many rows of each status; can it be taken back, was it."""

    id: str
    file: str
    at: datetime
    counts: Mapping[str, int]
    possible: bool
    undone: bool


def remember(
    file: str,
    at: datetime,
    done: Sequence[Done],
    counts: Mapping[str, int],
    decided: Mapping[str, str],
) -> str:
    """Keep what an import did; to be called in its transaction. Returns its id."""
    import_id = new_id()
    told = {
        "id": import_id,
        "at": at.isoformat(),
        "file": file,
        "counts": dict(counts),
        "decided": dict(decided),
        "made": [[d.kind, d.record_id, d.revision_id] for d in done if d.before is None],
        "changed": [
            [d.kind, d.record_id, d.revision_id, {k: _plain(v) for k, v in d.before.items()}]
            for d in done
            if d.before is not None
        ],
    }
    settings.put(_IMPORTS, [told, *_kept()][:_KEPT])
    return import_id


def decided() -> dict[str, str]:
    """Return who was meant by whom in the imports so far; the latest word counts."""
    choices: dict[str, str] = {}
    for each in reversed(_kept()):
        choices |= each.get("decided", {})
    return choices


def past() -> list[Past]:
    """Return the imports, newest first."""
    return [
        Past(
            id=each["id"],
            file=each["file"],
            at=datetime.fromisoformat(each["at"]),
            counts=each.get("counts", {}),
            possible=not each.get("undone") and not _later(each, _FEW),
            undone=each.get("undone", False),
        )
        for each in _kept()
    ]


def undo(import_id: str, who: str, progress: Stepper) -> None:
    """Take an import back: what it made goes to the trash, what it changed is as before.

    Raises:
        Refusal: no such import; or records were changed since, which are named.
    """
    kept = _kept()
    told = next((each for each in kept if each["id"].startswith(import_id)), None)
    if told is None or not import_id or told.get("undone"):
        raise Refusal("NHAP-01", service_words.NO_SUCH_IMPORT)
    if later := _later(told):
        names = [_name(kind, key) for kind, key in later]
        raise Refusal(
            "NHAP-02",
            service_words.changed_since(words.some(names)),
            safe=service_words.NOTHING_CHANGED,
        )
    with database.transaction():
        _take_back(told, who, progress)
        bare = {**told, "undone": True, "made": [], "changed": [], "decided": {}}
        settings.put(_IMPORTS, [bare if each is told else each for each in kept])


def _take_back(told: Mapping[str, Any], who: str, progress: Stepper) -> None:
    for kind, key, _, before in told["changed"]:
        _put_back(kind, key, before, who)
    total = len(told["made"])
    order = {"recognition": 0, "idea": 1, "product": 2, "producer": 3}
    for number, (kind, key, _) in enumerate(sorted(told["made"], key=lambda m: order[m[0]]), 1):
        progress.step(number, total, words.undo_step(number, total))
        STORES[kind].trash(key, who)


def _put_back(kind: str, key: str, before: Mapping[str, Any], who: str) -> None:
    typed = {name: _typed(name, value) for name, value in before.items()}
    STORES[kind].save(replace(STORES[kind].get(key), **typed), who)


def _kept() -> list[dict[str, Any]]:
    return settings.get(_IMPORTS) or []


def _later(told: Mapping[str, Any], most: int = 0) -> list[tuple[str, str]]:
    """Return what was changed since; nothing of more than `most` records, when that is given."""
    entries = [*told["made"], *told["changed"]]
    if most and len(entries) > most:
        return []
    return [(kind, key) for kind, key, then, *_ in entries if _revision(kind, key) != then]


def _revision(kind: str, key: str) -> str:
    record = STORES[kind].get(key)
    return record.revision_id if record is not None and record.deleted_at is None else ""


def _name(kind: str, key: str) -> str:
    record = STORES[kind].get(key)
    if isinstance(record, Idea | Recognition):
        record = products.get(record.product_id)
    return record.name if isinstance(record, Producer | Product) else ""


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, value: Any) -> Any:
    """Return a remembered JSON value as its column keeps it."""
    if value is None:
        return None
    if name in {"founded_on", "received_on", "decided_on", "valid_until"}:
        return date.fromisoformat(value)
    if name == "verdict":
        return Verdict(value)
    return value
