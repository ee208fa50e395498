"""Which columns the workbook of a list has, and what stands in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, Final, TypeAlias

from ocop_desktop.core.records import Idea, Plan, Producer, Product, Recognition
from ocop_desktop.forms.paper.columns import SheetColumn
from ocop_desktop.store import producers
from ocop_desktop.wording import shown_lists as words

_DATE: Final = "dd/mm/yyyy"
_COUNT: Final = "#,##0"
_YEAR: Final = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of a list with the records behind it; what a list does not have is empty."""

    producer: Producer
    product: Product = field(default_factory=Product)
    idea: Idea = field(default_factory=Idea)
    plan: Plan = field(default_factory=Plan)
    ideas: int = 0
    last_year: int | None = None
    won: Recognition = field(default_factory=Recognition)  # what ranks the product


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column and how its value is taken from a line."""

    head: SheetColumn
    take: Callable[[Line], Any]


KindWords: TypeAlias = Callable[[str], str]  # key of a kind of producer → its words
ClassWords: TypeAlias = Callable[[str, str], tuple[str, str]]  # basis, leaf → sector, leaf
DayOf: TypeAlias = Callable[[datetime | None], date | None]

NUMBER: Final = SheetColumn(label=words.NUMBER, kind="integer", width=5, excel_format=_YEAR)


def of(kind: str, kind_words: KindWords, class_words: ClassWords, day: DayOf) -> list[ShownColumn]:
    """Return the columns of a list, the running number left out."""
    if kind == "producers":
        return _of_producers(kind_words, day)
    if kind == "products":
        return _of_products(kind_words, day)
    if kind == "plans":
        return _of_plans(kind_words, class_words, day)
    return _of_ideas(kind_words, class_words, day)


def _of_producers(kind_words: KindWords, day: DayOf) -> list[ShownColumn]:
    return [
        _text(words.NAME, 28, lambda r: r.producer.name),
        _kind(kind_words),
        *_people(),
        _text(words.ADDRESS, 28, lambda r: r.producer.address),
        _text(words.EMAIL, 18, lambda r: r.producer.email),
        _text(words.WEBSITE, 18, lambda r: r.producer.website),
        _text(words.TAX_CODE, 14, lambda r: r.producer.tax_code),
        _text(words.REGISTRATION, 14, lambda r: r.producer.registration_number),
        _day(words.FOUNDED, lambda r: r.producer.founded_on),
        _count(words.WORKERS, lambda r: r.producer.workers),
        _count(words.LOCAL_WORKERS, lambda r: r.producer.local_workers),
        _text(words.MEMBER_OF, 20, _cooperative()),
        _count(words.IDEAS, lambda r: r.ideas or None),
        _day(words.CHANGED, lambda r: day(r.producer.updated_at)),
    ]


def _of_products(kind_words: KindWords, day: DayOf) -> list[ShownColumn]:
    return [
        _text(words.PRODUCT, 30, lambda r: r.product.name),
        _text(words.PRODUCER, 30, lambda r: r.producer.name),
        _kind(kind_words),
        *_people(),
        _count(words.STARS, lambda r: r.won.stars),
        _text(words.DECISION, 16, lambda r: r.won.decision_number),
        _day(words.DECIDED, lambda r: r.won.decided_on),
        _text(words.ISSUER, 20, lambda r: r.won.issuer),
        _day(words.VALID, lambda r: r.won.valid_until),
        _count(words.IDEAS, lambda r: r.ideas or None),
        _count(words.LAST_YEAR, lambda r: r.last_year, _YEAR),
        _day(words.CHANGED, lambda r: day(r.product.updated_at)),
    ]


def _of_ideas(kind_words: KindWords, class_words: ClassWords, day: DayOf) -> list[ShownColumn]:
    def class_of(line: Line) -> tuple[str, str]:
        return class_words(line.idea.basis, line.idea.classification)

    return [
        _count(words.YEAR, lambda r: r.idea.year, _YEAR),
        _text(words.REGISTER_NUMBER, 9, lambda r: r.idea.register_number),
        _day(words.RECEIVED, lambda r: r.idea.received_on),
        _text(words.PRODUCT, 28, lambda r: r.product.name),
        _text(words.NEW_OR_EXISTING, 9, lambda r: words.IDEA_KINDS[r.idea.kind]),
        _text(words.PRODUCER, 28, lambda r: r.producer.name),
        _kind(kind_words),
        *_people(),
        _text(words.SECTOR, 16, lambda r: class_of(r)[0]),
        _text(words.CLASS, 22, lambda r: class_of(r)[1]),
        _text(words.PRIORITY, 9, lambda r: _priority(r.idea.priority)),
        _text(words.MAIN, 9, lambda r: words.YES if r.idea.is_main else ""),
        _text(words.STATE, 11, lambda r: words.STATES[r.idea.state]),
        _text(words.VERDICT, 12, lambda r: _worded(words.VERDICTS, r.idea.verdict)),
        _day(words.CHANGED, lambda r: day(r.idea.updated_at)),
    ]


def _of_plans(kind_words: KindWords, class_words: ClassWords, day: DayOf) -> list[ShownColumn]:
    return [
        _count(words.FIRST_YEAR, lambda r: r.plan.year, _YEAR),
        _text(words.PLAN_KIND, 11, lambda r: words.PLAN_KINDS[r.plan.kind]),
        _text(words.PRODUCT, 28, lambda r: r.product.name),
        _text(words.PRODUCER, 28, lambda r: r.producer.name),
        _kind(kind_words),
        *_people(),
        _text(words.CLASS, 22, lambda r: class_words(r.idea.basis, r.idea.classification)[1]),
        _count(words.IDEA_YEAR, lambda r: r.idea.year, _YEAR),
        _text(words.REGISTER_NUMBER, 9, lambda r: r.idea.register_number),
        _text(words.STATE, 11, lambda r: words.STATES[r.plan.state]),
        _day(words.CHANGED, lambda r: day(r.plan.updated_at)),
    ]


def _people() -> list[ShownColumn]:
    return [
        _text(words.REPRESENTATIVE, 18, lambda r: r.producer.representative),
        _text(words.HAMLET, 14, lambda r: r.producer.hamlet),
        _text(words.PHONE, 14, lambda r: r.producer.phone),
    ]


def _kind(kind_words: KindWords) -> ShownColumn:
    return _text(words.KIND, 16, lambda r: kind_words(r.producer.kind))


def _cooperative() -> Callable[[Line], str]:
    """Return what names a member's cooperative, each looked up once."""

    @cache
    def name(producer_id: str) -> str:
        found = producers.get(producer_id)
        return found.name if found and found.deleted_at is None else ""

    return lambda line: name(line.producer.member_of) if line.producer.member_of else ""


def _priority(group: int | None) -> str:
    return words.priority(group) if group else ""


def _worded(known: Mapping[str, str], key: str | None) -> str:
    return known.get(key, "") if key else ""


def _text(label: str, width: float, take: Callable[[Line], str]) -> ShownColumn:
    return ShownColumn(SheetColumn(label=label, width=width), take)


def _count(label: str, take: Callable[[Line], int | None], look: str = _COUNT) -> ShownColumn:
    return ShownColumn(SheetColumn(label=label, kind="integer", width=10, excel_format=look), take)


def _day(label: str, take: Callable[[Line], date | None]) -> ShownColumn:
    return ShownColumn(SheetColumn(label=label, kind="date", width=12, excel_format=_DATE), take)
