"""What each import did: remembered, listed, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from ocop_desktop.core.ids import new_id
from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Idea, ImportLog, Producer, Product, Recognition, Verdict
from ocop_desktop.services.jobs import Stepper
from ocop_desktop.services.planned import STORES, Done
from ocop_desktop.store import database, imports, products
from ocop_desktop.wording import importing as words
from ocop_desktop.wording import services as service_words

_LISTED: Final = 20  # the newest imports
_FEW: Final = 400  # records that are looked at before undo is offered; more are when it is pressed
_ORDER: Final = ("recognition", "idea", "product", "producer")  # in which they go to the trash


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
    """Keep what an import did and decided; to be called in its transaction.

    Returns its id, "" when that was nothing new.
    """
    if not done and decided.items() <= imports.decided().items():
        return ""
    deeds = [each._replace(before=_plain(each.before)) for each in done]
    log = ImportLog(
        id=new_id(),
        at=at,
        name=file,
        counts=counts,
        decided=decided,
        is_undone=False,
        records=len(deeds),
        deeds=deeds,
    )
    imports.keep(log)
    return log.id


def past() -> list[Past]:
    """Return the imports that brought something new, newest first."""
    return [
        Past(
            id=log.id,
            file=log.name,
            at=log.at,
            counts=log.counts,
            possible=not log.is_undone and not _later(log),
            undone=log.is_undone,
        )
        for log in imports.newest(_LISTED, _FEW)
    ]


def undo(import_id: str, who: str, progress: Stepper) -> None:
    """Take an import back: what it made goes to the trash, what it changed is as before.

    Raises:
        Refusal: no such import; or records were changed or added to since, which are named.
    """
    with database.transaction():
        log = imports.by_prefix(import_id) if import_id else None
        if log is None or log.is_undone:
            raise Refusal("NHAP-01", service_words.NO_SUCH_IMPORT)
        if later := _later(log):
            names = [_name(each.kind, each.record_id) for each in later]
            raise Refusal(
                "NHAP-02",
                service_words.changed_since(words.some(names)),
                safe=service_words.NOTHING_CHANGED,
            )
        _take_back(_done(log), who, progress)
        imports.take_back(log.id)


def _take_back(done: Sequence[Done], who: str, progress: Stepper) -> None:
    made = []
    for each in done:
        if each.before is None:
            made.append(each)
        else:
            _put_back(each.kind, each.record_id, each.before, who)
    for number, each in enumerate(sorted(made, key=lambda one: _ORDER.index(one.kind)), 1):
        progress.step(number, len(made), words.undo_step(number, len(made)))
        STORES[each.kind].trash(each.record_id, who)


def _put_back(kind: str, key: str, before: Mapping[str, Any], who: str) -> None:
    typed = {name: _typed(name, value) for name, value in before.items()}
    STORES[kind].save(replace(STORES[kind].get(key), **typed), who)


def _done(log: ImportLog) -> list[Done]:
    return [Done(*each) for each in log.deeds]


def _later(log: ImportLog) -> list[Done]:
    """Return what was changed or, where the import made it, added to since."""
    done = _done(log)
    made = {each.record_id for each in done if each.before is None}
    grown = {owner for one, owner in imports.added([*made]) if one not in made}
    now: dict[str, str] = {}
    for kind in STORES:
        now |= imports.revisions(kind, [each.record_id for each in done if each.kind == kind])
    return [
        each
        for each in done
        if each.record_id in grown or now.get(each.record_id) != each.revision_id
    ]


def _name(kind: str, key: str) -> str:
    record = STORES[kind].get(key)
    if isinstance(record, Idea | Recognition):
        record = products.get(record.product_id)
    return record.name if isinstance(record, Producer | Product) else ""


def _plain(before: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return what a record was, as JSON; None stays None."""
    if before is None:
        return None
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in before.items()}


def _typed(name: str, value: Any) -> Any:
    """Return a remembered JSON value as its column keeps it."""
    if value is None:
        return None
    if name in {"founded_on", "received_on", "decided_on", "valid_until"}:
        return date.fromisoformat(value)
    if name == "verdict":
        return Verdict(value)
    return value
