"""Which producer a line of a list means: one known already, one of this list, or a new one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ocop_desktop.core.records import Producer
from ocop_desktop.core.text import exact_fold, fold, search_words
from ocop_desktop.exchange import readings
from ocop_desktop.store import searching

OTHER: Final = ""  # the choice "somebody else": a producer of its own
_REMEMBERED: Final = 8_192  # names taken apart
_OF_LIST: Final = "="  # begins the choice of somebody who stands further up in the same list


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a line may mean; `choice` is what choosing them is called, `facts` tells them."""

    choice: str
    name: str
    facts: str


@dataclass(slots=True)
class Person:
    """Somebody the list names, perhaps in many lines. `record_id` is "" until there is one."""

    key: str
    name: str
    tax_code: str
    phones: set[str]
    facts: str = ""
    record_id: str = ""
    doubts: tuple[Candidate, ...] = ()
    choice: str = OTHER

    def may_be(self, other: "Person") -> bool:
        """Tell whether nothing of the other speaks against being the same."""
        return not (self.tax_differs(other) or self.phones_differ(other))

    def tax_differs(self, other: "Person") -> bool:
        """Tell whether both have a tax code, and not the same."""
        return bool(self.tax_code and other.tax_code) and self.tax_code != other.tax_code

    def phones_differ(self, other: "Person") -> bool:
        """Tell whether both have telephones, and none in common."""
        return bool(self.phones and other.phones) and self.phones.isdisjoint(other.phones)

    def learn(self, other: "Person") -> None:
        """Take over what another line says of the same one."""
        self.tax_code = self.tax_code or other.tax_code
        self.phones |= other.phones

    def marks(self) -> Iterator[str]:
        """Yield what somebody near must have in common: name without kind, tax code, telephone."""
        yield f"name {_bare(self.name)[0]}"
        if self.tax_code:
            yield f"tax {self.tax_code}"
        for phone in self.phones:
            yield f"phone {phone}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whom a line means, and what it tells of them; nothing is remembered of it yet."""

    person: Person
    told: Person


@dataclass(slots=True)
class _Near:
    """Somebody near: the lower the `rank`, the nearer; `usual` says whether it is probably them."""

    person: Person
    rank: int
    usual: bool


@dataclass(slots=True)
class Acquaintances:
    """Knows who was known before, and everybody a list has named so far."""

    decided: Mapping[str, str]  # key of a person → choice
    _index: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _named: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    _met: dict[str, Person] = field(default_factory=dict)
    _kinds: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, known: Iterable[Producer]) -> None:
        """Learn who is known before the list is."""
        for producer in known:
            person = _known(producer)
            self._file(person)
            self._kinds[readings.kind_words(person.name)[0]].append(person)

    def meet(self, producer: Producer) -> Meeting:
        """Return whom a line with these facts means; `record_id` "" asks for a new record."""
        told = _named(producer)
        before = self._named.get(exact_fold(told.name), ())
        again = next((person for person in before if person.may_be(told)), None)
        if again is None:
            self._decide(told)
        return Meeting(again or told, told)

    def keep(self, meeting: Meeting) -> Person:
        """Remember whom a line meant, for the lines below it."""
        person, told = meeting.person, meeting.told
        if person is not told:
            person.learn(told)
            return person
        self._named[exact_fold(told.name)].append(told)
        self._met[told.key] = told
        if not told.record_id:
            self._file(told)
        return told

    def _file(self, person: Person) -> None:
        for mark in person.marks():
            self._index[mark].append(person)

    def _decide(self, told: Person) -> None:
        near = self._near(told)
        if near and near[0].rank:
            told.doubts = tuple(
                Candidate(_choice(each.person), each.person.name, each.person.facts)
                for each in near
            )
        told.choice = _choice(near[0].person) if near and near[0].usual else OTHER
        possible = {OTHER: None} | {_choice(each.person): each.person for each in near}
        wanted = self._followed(self.decided.get(told.key))
        if told.doubts and wanted in possible:  # who was chosen once may have gone since
            told.choice = wanted
        chosen = possible[told.choice]
        told.record_id = chosen.record_id if chosen else ""

    def _followed(self, choice: str | None) -> str | None:
        """Return whom a line further up turned out to be, where that one was chosen."""
        above = self._met.get(choice.removeprefix(_OF_LIST)) if choice else None
        return above.choice if above is not None and above.choice != OTHER else choice

    def _near(self, told: Person) -> list[_Near]:
        found = {id(one): one for mark in told.marks() for one in self._index.get(mark, ())}
        near = [_measured(told, one) for one in list(found.values()) or self._only_one(told)]
        return sorted(near, key=lambda each: each.rank)

    def _only_one(self, told: Person) -> list[Person]:
        """Return the one known of a kind, where the list names no more than the kind: "HTX"."""
        kind, count = readings.kind_words(told.name)
        alone = self._kinds[kind] if kind and count == len(search_words(told.name)) else []
        return alone if len(alone) == 1 else []


def _measured(told: Person, other: Person) -> _Near:
    """Tell how near somebody is to whom a line names."""
    if exact_fold(told.name) == exact_fold(other.name):
        if told.tax_differs(other):
            return _Near(other, 2, usual=False)
        return _Near(other, 1 if told.phones_differ(other) else 0, usual=True)
    if told.tax_code and told.tax_code == other.tax_code:
        return _Near(other, 3, usual=True)
    (plain, exact), (others, exact_others) = _bare(told.name), _bare(other.name)
    if plain == others:
        same = exact == exact_others or exact.isascii() or exact_others.isascii()
        same = same or bool(told.phones & other.phones)
        return _Near(other, 4 if same else 5, usual=same and not told.tax_differs(other))
    return _Near(other, 6, usual=False)


def _choice(person: Person) -> str:
    """Return what choosing somebody is called, the same in a preview and in the deed."""
    return f"{_OF_LIST}{person.key}" if person.key else person.record_id


def _named(producer: Producer) -> Person:
    phones = searching.phones(producer.phone)
    key = "|".join((exact_fold(producer.name), producer.tax_code, *sorted(phones)))
    return Person(key, producer.name, producer.tax_code, set(phones), _facts(producer))


def _known(producer: Producer) -> Person:
    phones = set(searching.phones(producer.phone))
    facts = _facts(producer)
    return Person("", producer.name, producer.tax_code, phones, facts, producer.id)


def _facts(producer: Producer) -> str:
    told = (producer.representative, producer.phone, producer.tax_code)
    return " · ".join(filter(None, (*told, producer.hamlet or producer.address)))


@lru_cache(maxsize=_REMEMBERED)
def _bare(name: str) -> tuple[str, str]:
    """Return a name without its kind's words, marks aside and with them: HTX X as Hợp tác xã X."""
    words = search_words(name)
    kind, count = readings.kind_words(name)
    rest = words[count:] if kind and count < len(words) else words
    begins = f"{kind} " if rest is not words else ""
    return begins + fold(" ".join(rest)), begins + exact_fold(" ".join(rest))
