"""Who answers to whom: the roles of an organisation chart as trees.

A role without `above`, with one that is not there, or one of those that answer to each other in a
circle, stands on the top level.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ocop_desktop.core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A box of an organisation chart; `above` is the id or the title of the one it answers to."""

    id: str
    title: str
    name: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A role and those below it, in the order they are written in."""

    role: Role
    below: tuple["Node", ...] = ()


def trees(roles: Sequence[Role]) -> tuple[Node, ...]:
    """Return the roles of the top level with all below them; each role once, empty ones never."""
    roles = [role for role in roles if _key(role.title) or _key(role.name)]
    above = _above(roles)
    below: dict[int | None, list[int]] = {}
    for place in range(len(roles)):
        below.setdefault(None if _circles(place, above) else above.get(place), []).append(place)
    made: dict[int, Node] = {}
    for place in reversed(list(_from_the_top(below))):  # a chain may be longer than calls nest
        made[place] = Node(roles[place], tuple(made[each] for each in below.get(place, ())))
    return tuple(made[place] for place in below.get(None, ()))


def circle(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return the first roles that answer to each other in a circle, one below the other."""
    above = _above(roles)
    place = next((each for each in range(len(roles)) if _circles(each, above)), None)
    found: list[int] = []
    while place is not None and place not in found:
        found.append(place)
        place = above.get(place)
    return tuple(roles[each] for each in found)


def without_a_row(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return the roles that answer to somebody who is no role of the chart; a dash is nobody."""
    known = _above(roles)
    return tuple(
        role
        for place, role in enumerate(roles)
        if place not in known and any(map(str.isalnum, role.above))
    )


def outline(roots: Sequence[Node]) -> Iterator[tuple[int, Role]]:
    """Yield every role with its level, 0 at the top, each before those below it."""
    waiting = [(0, node) for node in reversed(roots)]
    while waiting:
        level, node = waiting.pop()
        yield level, node.role
        waiting += [(level + 1, each) for each in reversed(node.below)]


def _above(roles: Sequence[Role]) -> dict[int, int]:
    """Return for each role the place of the one it answers to: by id, else by title or name."""
    known: dict[str, int] = {}
    for key in ("name", "title"):  # the later ones go before
        for place, role in reversed(list(enumerate(roles))):
            known[_key(getattr(role, key))] = place
    ids = {role.id: place for place, role in enumerate(roles) if role.id}
    known.pop("", None)
    found = {
        place: ids.get(role.above, known.get(_key(role.above))) for place, role in enumerate(roles)
    }
    return {place: over for place, over in found.items() if over is not None}


def _key(text: str) -> str:
    return " ".join(fold(text).split())


def _circles(place: int, above: Mapping[int, int]) -> bool:
    """Tell whether a role is one of those that answer to themselves in the end."""
    seen: set[int] = set()
    over = above.get(place)
    while over is not None and over != place and over not in seen:
        seen.add(over)
        over = above.get(over)
    return over == place


def _from_the_top(below: Mapping[int | None, Sequence[int]]) -> Iterator[int]:
    waiting = list(below.get(None, ()))
    while waiting:
        place = waiting.pop()
        yield place
        waiting += below.get(place, ())
