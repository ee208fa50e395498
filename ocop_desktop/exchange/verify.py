"""Is this package whole, who sent it, what is in it: one answer, whatever the file is."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final, TypeAlias

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange import limits, manifest
from ocop_desktop.exchange.manifest import Sender
from ocop_desktop.exchange.read import Fault, Package, open_package, readable
from ocop_desktop.wording import exchange as words

# Bytes done, bytes in all, what is being done; may raise to cancel.
OnStep: TypeAlias = Callable[[int, int, str], None]

_TOLD: Final = 50  # problems; whoever reads fifty knows enough


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong: a Vietnamese sentence, the part ("": the whole package), a code GOI-…."""

    text: str
    part: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a package says about itself, and whether it is true (`ok`)."""

    ok: bool
    kind: str = ""  # submission | corrections; "" when the manifest cannot be read
    sender: Sender | None = None
    receiver: str = ""
    year: int = 0
    basis: str = ""
    created_at: datetime | None = None
    records: dict[str, int] = field(default_factory=dict)  # type → how many
    files: int = 0  # attachments
    fingerprint: str = ""
    problems: tuple[Problem, ...] = ()


def silent(_done: int, _total: int, _label: str) -> None:
    """Hear of progress and do nothing."""


def verify(path: Path, on_step: OnStep = silent) -> Report:
    """Read every byte of a package and say whether it is whole; bad content never raises."""
    try:
        with readable(path), closing(open_package(path)) as package:
            counts: Counter[str] = Counter()
            faults = tuple(islice(_all_faults(package, counts, on_step), _TOLD))
            return _report(package, counts, tuple(map(_problem, faults)))
    except Refusal as refusal:
        return Report(ok=False, problems=(_problem(Fault(refusal)),))


def _all_faults(package: Package, counts: Counter[str], on_step: OnStep) -> Iterator[Fault]:
    """Yield what is wrong, part by part, and count the records on the way."""
    yield from package.faults
    known = {fault.part for fault in package.faults}
    total = sum(part.content.size for part in package.manifest.parts)
    done = 0
    for part in package.manifest.parts:
        if part.name not in known:
            try:
                for chunk in package.chunks(part.name):
                    done += len(chunk)
                    on_step(done, total, words.CHECKING)
                if part.name == manifest.RECORDS:
                    yield from _look_at_records(package, counts)
            except Refusal as refusal:
                yield Fault(refusal, part.name)
            except OSError:  # a bad spot on the drive; the other parts may still be whole
                yield Fault(words.part_damaged(part.name), part.name)


def _look_at_records(package: Package, counts: Counter[str]) -> Iterator[Fault]:
    """Count the records; every file they name must be there."""
    names = frozenset(package.names)
    for record in package.records():
        counts[record["type"]] += 1
        file = f"files/{record.get('sha256')}.{record.get('format')}"
        if record["type"] == "attachment" and file not in names:
            yield Fault(words.missing(file), file)


def _report(package: Package, counts: Counter[str], problems: tuple[Problem, ...]) -> Report:
    head = package.manifest.head
    return Report(
        ok=not problems,
        kind=head.kind,
        sender=head.sender,
        receiver=head.receiver,
        year=head.year,
        basis=head.basis,
        created_at=head.created_at,
        records=dict(sorted(counts.items())),
        files=sum(name.startswith("files/") for name in package.names),
        fingerprint=package.fingerprint,
        problems=problems,
    )


def _problem(fault: Fault) -> Problem:
    part = fault.part if limits.name_allowed(fault.part) else ""
    return Problem(fault.refusal.happened, part, fault.refusal.code)
