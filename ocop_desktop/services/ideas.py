"""Ideas: begin one, list, find, choose the main one of the year, trash and restore."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import (
    Idea,
    IdeaKind,
    IdeaRow,
    Producer,
    Product,
    Query,
    State,
    Verdict,
)
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.offices import Offices
from ocop_desktop.store import database, ideas, producers, products, states
from ocop_desktop.wording import services as words

if TYPE_CHECKING:
    from ocop_desktop.forms.library import Library

_NUMBER: Final = re.compile(r"[0-9]{1,6}[A-Za-z]{0,2}")
NEEDS_REASON: Final = frozenset({Verdict.IMPROVE, Verdict.FAILS})
CLOSED: Final = frozenset({State.FINISHED, State.SENT, State.ACCEPTED, State.REJECTED})


def is_number(text: str) -> bool:
    """Tell whether a text is a register number: up to six digits, and up to two letters behind."""
    return _NUMBER.fullmatch(text) is not None


class Ideas:
    """The verbs for product ideas."""

    def __init__(self, library: "Callable[[], Library]", offices: Offices) -> None:
        self._library = library
        self._offices = offices

    def page(self, query: Query) -> list[IdeaRow]:
        """Return the lines of one window of the list."""
        return ideas.page(query)

    def count(self, query: Query) -> int:
        """Return how many lines the whole list has."""
        return ideas.count(query)

    def drafts(self) -> int:
        """Return how many ideas of the working year are still being written."""
        return ideas.count(Query(year=self._offices.year(), state=State.DRAFT))

    def get(self, idea_id: str) -> Idea | None:
        """Return an idea, trashed ones too."""
        return ideas.get(idea_id)

    def needed(self, idea_id: str) -> Idea:
        """Return an idea that must exist.

        Raises:
            Refusal: when there is none of that id.
        """
        idea = ideas.get(idea_id)
        if idea is None:
            raise Refusal("YT-01", words.IDEA_GONE, todo=words.IDEA_GONE_TODO)
        return idea

    def years(self) -> list[int]:
        """Return the years that have ideas, and the working year, newest first."""
        return sorted({*ideas.years(), self._offices.year()}, reverse=True)

    def sectors(self) -> list[tuple[str, str]]:
        """Return key and title of each sector of the basis in use."""
        seen = {leaf.sector_key: leaf.sector for leaf in self._offices.basis().leaves}
        return list(seen.items())

    def leaves_of(self, sector_key: str) -> tuple[str, ...]:
        """Return the leaf keys of one sector of the basis in use."""
        leaves = self._offices.basis().leaves
        return tuple(leaf.key for leaf in leaves if leaf.sector_key == sector_key)

    def class_label(self, basis_key: str, leaf_key: str) -> str:
        """Return the title of a leaf, or "" where nothing was chosen."""
        leaf = self._library().basis(basis_key).leaf(leaf_key)
        return leaf.title if leaf else ""

    def form_code(self, idea_id: str) -> str:
        """Return the code of the form this idea registers with."""
        idea = self.needed(idea_id)
        return self._library().basis(idea.basis).idea_forms[idea.kind]

    def of_product(self, product_id: str) -> str:
        """Return the id of the idea a product has in the working year, "" for none."""
        idea = ideas.of_product(product_id, self._offices.year())
        return idea.id if idea else ""

    def start(
        self,
        *,
        product_id: str = "",
        product_name: str = "",
        producer_id: str = "",
        producer_name: str = "",
        producer_kind: str = "",
        kind: IdeaKind = IdeaKind.NEW,
    ) -> str:
        """Begin an idea in the working year and return its id; makes what is missing.

        Raises:
            Refusal: when neither a producer nor a name for one was given, the same for the
                product, or the product has an idea in this year already.
        """
        who = self._offices.who()
        with database.transaction():
            product_id = product_id or self._new_product(
                product_name,
                producer_id or self._new_producer(producer_name, producer_kind, who),
                who,
            )
            self._refuse_second(product_id)
            idea = Idea(
                product_id=product_id,
                year=self._offices.year(),
                kind=kind,
                basis=self._offices.basis().key,
            )
            return ideas.save(idea, who).id

    def _new_producer(self, name: str, kind: str, who: str) -> str:
        if not name.strip():
            raise Refusal("YT-02", words.PRODUCER_UNNAMED, todo=words.PRODUCER_UNNAMED_TODO)
        return producers.save(Producer(name=name.strip(), kind=kind), who).id

    def _new_product(self, name: str, producer_id: str, who: str) -> str:
        if not name.strip():
            raise Refusal("YT-03", words.PRODUCT_UNNAMED, todo=words.PRODUCT_UNNAMED_TODO)
        return products.save(Product(producer_id=producer_id, name=name.strip()), who).id

    def _refuse_second(self, product_id: str) -> None:
        year = self._offices.year()
        if ideas.of_product(product_id, year):
            product = products.get(product_id)
            name = product.name if product else ""
            raise Refusal("YT-04", words.idea_twice(name, year), todo=words.IDEA_TWICE_TODO)

    def make_main(self, idea_id: str, *, on: bool = True) -> Changes:
        """Make this idea the commune's main product of its year, or no longer so."""
        ideas.make_main(idea_id, self._offices.who(), on=on)
        return Changes.of(("idea", "*"))

    def reopen(self, idea_id: str) -> Changes:
        """Make a finished idea a draft again; its frozen paper stays until it is finished anew.

        Raises:
            Refusal: when it has been sent up; only the receiver can return it.
        """
        idea = self.needed(idea_id)
        if idea.state is State.REJECTED:
            raise Refusal(
                "YT-05",
                words.IDEA_REJECTED,
                safe=words.NOTHING_CHANGED,
                todo=words.IDEA_REJECTED_TODO,
            )
        if idea.state in {State.SENT, State.ACCEPTED}:
            raise Refusal("YT-05", words.IDEA_SENT, safe=words.NOTHING_CHANGED)
        states.enter(idea_id, State.DRAFT, self._offices.who())
        return Changes.of(("idea", idea_id))

    def trash(self, idea_id: str) -> Changes:
        """Put an idea in the trash."""
        ideas.trash(idea_id, self._offices.who())
        return Changes.of(("idea", idea_id))

    def restore(self, idea_id: str) -> Changes:
        """Take an idea out of the trash."""
        ideas.restore(idea_id, self._offices.who())
        return Changes.of(("idea", idea_id))

    def iterate(self, query: Query) -> Iterator[tuple[Idea, Product, Producer]]:
        """Yield ideas with their product and producer, few at a time."""
        return ideas.iterate(query)
