"""The lasting nouns: what leaves the database, and what `bind` in a form may name.

A record is plain frozen data. Empty text is "", an unknown date or choice is None.
Dates are `datetime.date`; moments are `datetime` with an offset.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias


class State(StrEnum):
    """Where an idea, plan or dossier stands."""

    DRAFT = "draft"
    FINISHED = "finished"
    SENT = "sent"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REJECTED = "rejected"


class IdeaKind(StrEnum):
    """Whether the product exists already."""

    NEW = "new"
    EXISTING = "existing"


class PlanKind(StrEnum):
    """How much a production plan asks: everything, or what a household needs."""

    FULL = "full"
    SIMPLE = "simple"


class Verdict(StrEnum):
    """The commune's own opinion of an idea, apart from its state."""

    PASSES = "passes"
    IMPROVE = "improve"
    FAILS = "fails"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A People's Committee: ours (`is_us`) or another one. Codes are of the official unit list."""

    id: str = ""
    is_us: bool = False
    role: str = "commune"  # commune | upper
    commune: str = ""  # with its kind: "Xã Đại Xuân"
    district: str = ""  # "" where the basis knows no district
    province: str = ""
    receiver: str = ""  # who receives what goes up
    province_code: str = ""
    district_code: str = ""
    commune_code: str = ""
    officer: str = ""
    chairperson: str = ""
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """A registered unit (chủ thể); `kind` is a key of PRODUCER_KINDS or ""."""

    id: str = ""
    office_id: str = ""
    name: str = ""
    kind: str = ""
    representative: str = ""
    position: str = ""
    address: str = ""
    hamlet: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    tax_code: str = ""
    registration_number: str = ""
    founded_on: date | None = None
    workers: int | None = None  # people
    local_workers: int | None = None  # people living in the commune
    note: str = ""
    member_of: str = ""  # id of the cooperative it is a member of
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """One product or service of a producer, from idea to certificate."""

    id: str = ""
    producer_id: str = ""
    name: str = ""
    note: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """What one product registers in one year under one basis.

    `classification` is a leaf key of the basis' classification or "". `priority` is 1, 2, 3 or
    None. `register_number` is the commune's own (sổ theo dõi).
    """

    id: str = ""
    office_id: str = ""
    product_id: str = ""
    year: int = 0
    kind: IdeaKind = IdeaKind.NEW
    basis: str = ""
    classification: str = ""
    priority: int | None = None
    is_main: bool = False
    register_number: str = ""
    received_on: date | None = None
    state: State = State.DRAFT
    verdict: Verdict | None = None
    verdict_reason: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The production and business plan of an idea; `year` is the first of its three years."""

    id: str = ""
    office_id: str = ""
    idea_id: str = ""
    year: int = 0
    kind: PlanKind = PlanKind.FULL
    basis: str = ""
    state: State = State.DRAFT
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of a producer, product, idea or plan; its bytes lie beside the data by `sha256`."""

    id: str = ""
    owner_type: str = "idea"
    owner_id: str = ""
    name: str = ""  # as the file was called, without a folder
    title: str = ""
    format: str = ""  # pdf | jpg | png | docx | xlsx
    size: int = 0  # bytes
    sha256: str = ""
    is_printed: bool = False  # behind the form
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What a product won in one round; `stars` 1 to 5, None when the paper does not say."""

    id: str = ""
    product_id: str = ""
    round: str = ""
    stars: int | None = None
    decision_number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    valid_until: date | None = None
    note: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    revision: int = 0
    revision_id: str = ""


class StateChange(NamedTuple):
    """One change of a record's state as it really happened; `happened_on` is the paper's day."""

    state: State
    happened_on: date
    at: datetime
    id: str = ""
    record_type: str = "idea"
    record_id: str = ""
    paper_number: str = ""
    reason: str = ""
    who: str = ""


Record: TypeAlias = Office | Producer | Product | Idea | Plan
Subject: TypeAlias = Idea | Plan  # what goes up, and so has a state

# How records are called in `bind`, in the journal and in Changes.
RECORD_TYPES: Final[Mapping[str, type[Record]]] = {
    "office": Office,
    "producer": Producer,
    "product": Product,
    "idea": Idea,
    "plan": Plan,
}

# One superset of producer kinds; each basis maps and labels those it knows.
PRODUCER_KINDS: Final = (
    "enterprise",
    "small_medium_enterprise",
    "cooperative",
    "cooperative_union",
    "cooperative_group",
    "farm",
    "household_business",
    "household",
    "association",
    "tourism_centre",
)

# What a row carries for the house, not for a form.
_HOUSEKEEPING: Final = frozenset(
    {"id", "created_at", "updated_at", "deleted_at", "revision", "revision_id", "is_us"}
)


def column_names(record_type: str) -> tuple[str, ...]:
    """Return the columns of a record a form may bind to; KeyError for an unknown record."""
    return tuple(f.name for f in fields(RECORD_TYPES[record_type]) if f.name not in _HOUSEKEEPING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """The answers of one record to one form; raw text that could not be read is in `unread`.

    `answers` holds JSON values by field key (a table: a list of rows, each with its "id").
    `frozen` holds everything that was printed at finishing, bound facts included.
    """

    id: str = ""
    owner_type: str = "idea"
    owner_id: str = ""
    basis: str = ""
    code: str = ""
    revision: int = 1
    definition_hash: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, Any] = field(default_factory=dict)
    frozen: Mapping[str, Any] | None = None
    saved_at: datetime | None = None


class Change(NamedTuple):
    """One entry of the journal; `before` and `after` are JSON values."""

    id: str
    sequence: int
    at: datetime
    who: str
    record_type: str
    record_id: str
    path: str
    before: Any
    after: Any
    form: str = ""  # "basis/code" whose answers these are; "" for the record's own columns


class BackupInfo(NamedTuple):
    """One verified copy of the database; `size` in bytes."""

    path: Path
    at: datetime
    size: int


class SentPackage(NamedTuple):
    """One package that was made; `name` of its file without a folder."""

    made_at: datetime
    year: int
    basis: str
    name: str
    fingerprint: str
    ideas: int
    letter_number: str = ""
    id: str = ""
    plans: int = 0


class ImportLog(NamedTuple):
    """One import; `decided` says whom a name means, `deeds` tell each of `records` records."""

    id: str
    at: datetime
    name: str
    counts: Mapping[str, int]
    decided: Mapping[str, str]
    is_undone: bool
    records: int
    deeds: list[Any]


# --- what lists show -------------------------------------------------------------------------


class ProducerRow(NamedTuple):
    """A line of the producers list."""

    id: str
    name: str
    kind: str
    representative: str
    hamlet: str
    phone: str
    member_of: str  # name of the cooperative
    ideas: int
    updated_at: datetime


class ProductRow(NamedTuple):
    """A line of the products list."""

    id: str
    name: str
    producer_id: str
    producer_name: str
    ideas: int
    last_year: int | None
    updated_at: datetime


class IdeaRow(NamedTuple):
    """A line of the ideas list."""

    id: str
    register_number: str
    year: int
    kind: IdeaKind
    basis: str
    classification: str
    product_id: str
    product_name: str
    producer_id: str
    producer_name: str
    producer_kind: str
    priority: int | None
    is_main: bool
    state: State
    verdict: Verdict | None
    updated_at: datetime
    received_on: date | None = None


class PlanRow(NamedTuple):
    """A line of the plans list."""

    id: str
    year: int
    kind: PlanKind
    product_name: str
    producer_name: str
    producer_kind: str
    state: State
    updated_at: datetime
    idea_id: str
    basis: str
    product_id: str
    producer_id: str


class Query(NamedTuple):
    """What a list asks for. None means "all"; `order` is a column of the list, "-" for falling."""

    search: str = ""
    year: int | None = None
    kind: str | None = None
    state: str | None = None
    priority: int | None = None
    leaves: tuple[str, ...] | None = None  # leaf keys of the wanted sector, with their basis:
    basis: str | None = None
    producer_id: str | None = None
    registered: bool | None = None  # with a number of the register, or without
    verdict: str | None = None  # "" for ideas the commune has not judged yet
    ids: tuple[str, ...] | None = None  # of these products only
    trashed: bool = False  # only what is in the trash
    order: str = ""
    offset: int = 0
    limit: int = 50
