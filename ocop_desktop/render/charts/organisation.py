"""Organisation charts as pictures: boxes by level, lines from each to those below it.

Several ways to place the boxes are tried, the most usual first and the largest letters first,
until one fits the width of the paper and one page: all side by side; the lowest ones stacked below
each other; from some level on all of them hung below each other, further in at each level.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, product
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from ocop_desktop.forms.organisation import Node, Role, outline, trees
from ocop_desktop.forms.paper.blocks import OrganisationChart
from ocop_desktop.render.breaking import printable
from ocop_desktop.render.charts import strokes as draw
from ocop_desktop.render.charts.strokes import LEADING, Shape

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_OF_PAGE: Final = 0.92  # its height at most; a line may announce it there
_TITLE: Final = 12.0
_SIZES: Final = (10.0, 9.0, 8.0, 7.0)
_WIDTHS: Final = (13.0, 11.0, 9.0, 7.6, 6.4)  # of a box, in em
_STACKS: Final = (1, 2, 3, 4, 5, 6, 8, 10)
_USUAL_ROWS: Final = 6  # of a box, which is made wider before it has more
_MOST_ROWS: Final = 12  # of a title, of a name
_DEEPEST: Final = 5  # level from which on things may hang
_SIDE: Final = 4.0  # left and right of the words in a box
_APART: Final = 8.0  # boxes side by side
_DOWN: Final = 18.0  # from a level to the next one
_STACKED: Final = 6.0  # from a box to the one stacked below it
_IN: Final = 12.0  # a stacked box begins so far from the line that leads to it


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to place the boxes."""

    size: float
    wide: float  # of a box
    stack: int  # so many of the lowest ones below each other
    hung: int  # from this level on everything hangs below each other


@dataclass(frozen=True, slots=True)
class _Box:
    """A role's words in rows."""

    title: tuple[str, ...]
    name: tuple[str, ...]
    height: float
    whole: bool  # no word is cut, and there are not many rows


_Boxes: TypeAlias = dict[int, _Box]  # by the identity of their roles


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box at the upper edge of its picture."""

    box: _Box
    x: float
    level: int


@dataclass(frozen=True, slots=True)
class _Picture:
    """Boxes and lines in a room of their own, which begins at (0, 0); `stem`: x of its head.

    What stands `inside` is a picture, too, and where its room begins: only what is drawn in the
    end is moved to its place on the paper.
    """

    width: float
    height: float
    stem: float
    boxes: tuple[_Placed, ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = ()
    inside: tuple[tuple[float, float, "_Picture"], ...] = ()

    def laid_out(self) -> Iterator[tuple[float, float, "_Picture"]]:
        """Yield this picture and all inside it, each with the place where its room begins."""
        waiting = [(0.0, 0.0, self)]
        while waiting:
            x, y, picture = waiting.pop()
            yield x, y, picture
            waiting += [(x + right, y + down, one) for right, down, one in picture.inside[::-1]]


def drawing(chart: OrganisationChart, width: float, page: float) -> "Drawing":
    """Return the picture, `width` wide, for a page so high; all of it smaller if nothing fits."""
    roots = trees(chart.boxes)
    tallest = _OF_PAGE * page
    way, made = _fitting(roots, width, tallest)
    scale = min(1.0, width / made.width, tallest / made.height) if roots else 1.0
    shapes: list[Shape] = []
    top = 0.0
    for row in draw.broken(chart.title, _TITLE, width, bold=True):
        top += _TITLE * LEADING
        at = (width / 2, 0.3 * _TITLE - top)
        shapes.append(draw.letters(row, at, _TITLE, bold=True, anchor="middle"))
    top += 6.0 if chart.title else 1.0
    left = (width - made.width * scale) / 2
    shapes.append(_scaled(list(_shapes(made, way)), scale, left, -top))
    return draw.framed(shapes, width, top + made.height * scale + 1.0)


def _scaled(shapes: Sequence[Shape], scale: float, x: float, y: float) -> Shape:
    from reportlab.graphics.shapes import Group

    return Group(*shapes, transform=(scale, 0, 0, scale, x, y))


# --- which way --------------------------------------------------------------------------------


def _fitting(roots: Sequence[Node], width: float, tallest: float) -> tuple[_Way, _Picture]:
    """Return the first way that fits with all words whole, or else the smallest picture of all."""
    made: list[tuple[float, _Way, _Picture]] = []
    roles = [role for _, role in outline(roots)]
    known: dict[tuple[float, float], _Boxes] = {}
    levels = 1 + max((level for level, _ in outline(roots)), default=0)
    for way in _ways(levels, most=_most_alone(roots)):
        kind = way.size, way.wide
        boxes = known.get(kind) or {id(role): _box(role, way) for role in roles}
        known[kind] = boxes
        if not (way.wide == _WIDTHS[0] * way.size or all(box.whole for box in boxes.values())):
            continue
        picture = _forest(roots, way, boxes)
        over = max(picture.width / width, picture.height / tallest)
        if over <= 1:
            return way, picture
        made.append((over / way.size, way, picture))
    _, way, picture = min(made, key=itemgetter(0))
    return way, picture


def _ways(levels: int, most: int) -> Iterator[_Way]:
    """Yield the ways to place so many levels, the best first; `most` can stand in one stack."""
    stacks = [stack for stack in _STACKS if stack == 1 or stack <= most]
    for size in _SIZES:
        for stack, em in product(stacks, _WIDTHS):
            yield _Way(size, em * size, stack, levels)
        for hung, em in product(range(min(levels - 1, _DEEPEST), 0, -1), _WIDTHS):
            yield _Way(size, em * size, 1, hung)


def _most_alone(nodes: Sequence[Node]) -> int:
    """Return how many that have nobody below them answer to the same one, at most."""
    most = 0
    waiting = [nodes]
    while waiting:
        below = waiting.pop()
        most = max(most, sum(not node.below for node in below))
        waiting += [node.below for node in below if node.below]
    return most


def _box(role: Role, way: _Way) -> _Box:
    room = way.wide - 2 * _SIDE
    title = draw.broken(role.title, way.size, room, bold=True, most=_MOST_ROWS)
    name = draw.broken(role.name, way.size, room, most=_MOST_ROWS)
    whole = (
        _is_whole(role.title, title)
        and _is_whole(role.name, name)
        and len(title) + len(name) <= _USUAL_ROWS
    )
    height = max(1, len(title) + len(name)) * way.size * LEADING + 6.0
    return _Box(tuple(title), tuple(name), height, whole)


def _is_whole(text: str, rows: Sequence[str]) -> bool:
    """Tell whether rows were broken between words only, and none left out."""
    return " ".join(rows).split() == printable(text).split()


# --- placing ----------------------------------------------------------------------------------


def _forest(roots: Sequence[Node], way: _Way, boxes: _Boxes) -> _Picture:
    """Place the trees side by side; nothing joins them."""
    return _beside(list(_parts(roots, 0, way, boxes, joined=False)), way)


def _parts(
    nodes: Sequence[Node], level: int, way: _Way, boxes: _Boxes, *, joined: bool
) -> Iterator[_Picture]:
    """Yield what stands side by side: trees, and the ones without anybody below in stacks."""
    alone: list[Node] = []
    for node in nodes:
        if node.below or way.stack == 1:
            yield from _stacks(alone, level, way, boxes, joined=joined)
            alone = []
            yield _tree(node, level, way, boxes)
        else:
            alone.append(node)
    yield from _stacks(alone, level, way, boxes, joined=joined)


def _stacks(
    nodes: Sequence[Node], level: int, way: _Way, boxes: _Boxes, *, joined: bool
) -> Iterator[_Picture]:
    count = -(-len(nodes) // way.stack)
    for number in range(count):  # of nearly the same height
        start, end = (len(nodes) * place // count for place in (number, number + 1))
        taken = nodes[start:end] if joined else nodes[number::count]  # read row by row
        parts = [_tree(node, level, way, boxes) for node in taken]
        if len(parts) == 1 or not joined:
            yield _below_each_other(parts, 0.0)
        else:
            yield _hanging(parts, 0.0)


def _tree(node: Node, level: int, way: _Way, boxes: _Boxes) -> _Picture:
    head = _Placed(boxes[id(node.role)], 0.0, level)
    if not node.below:
        return _Picture(way.wide, head.box.height, way.wide / 2, (head,))
    if level + 1 >= way.hung:
        hanging = _hanging([_tree(each, level + 1, way, boxes) for each in node.below], _STACKED)
        return _with_hanging(head, hanging, way)
    parts = list(_parts(node.below, level + 1, way, boxes, joined=True))
    return _over(head, _joined(parts, way), way)


def _with_hanging(head: _Placed, below: _Picture, way: _Way) -> _Picture:
    """Put a box above what hangs at its left edge."""
    height = head.box.height
    width = max(way.wide, below.width + _SIDE)
    inside = ((_SIDE, height, below),)
    return _Picture(width, height + below.height, way.wide / 2, (head,), inside=inside)


def _over(head: _Placed, below: _Picture, way: _Way) -> _Picture:
    """Put a box above the middle of what it leads to."""
    stem = max(way.wide / 2, below.stem)
    left, down = stem - below.stem, head.box.height + _DOWN
    return _Picture(
        max(stem + way.wide / 2, left + below.width),
        down + below.height,
        stem,
        boxes=(replace(head, x=stem - way.wide / 2),),
        lines=(((stem, head.box.height), (stem, down - _DOWN / 2)),),
        inside=((left, down, below),),
    )


def _joined(parts: Sequence[_Picture], way: _Way) -> _Picture:
    """Put pictures side by side below one line, with a line from it to each."""
    row = _beside(parts, way)
    stems = [x + part.stem for x, _, part in row.inside]
    bus = ((stems[0], -_DOWN / 2), (stems[-1], -_DOWN / 2))
    drops = (((x, -_DOWN / 2), (x, 0.0)) for x in stems)
    return replace(row, stem=(stems[0] + stems[-1]) / 2, lines=(bus, *drops))


def _beside(parts: Sequence[_Picture], way: _Way) -> _Picture:
    lefts = accumulate((part.width + _APART for part in parts), initial=0.0)
    width = sum(part.width for part in parts) + _APART * max(0, len(parts) - 1)
    return _Picture(
        max(width, way.wide),
        max((part.height for part in parts), default=0.0),
        width / 2,
        inside=tuple((x, 0.0, part) for x, part in zip(lefts, parts, strict=False)),
    )


def _hanging(parts: Sequence[_Picture], above: float) -> _Picture:
    """Stack pictures at the right of a line, with a short one to the box at the head of each."""
    column = _below_each_other(parts, above)
    middles = [y + part.boxes[0].box.height / 2 for _, y, part in column.inside]
    return _Picture(
        column.width + _IN,
        column.height,
        0.0,
        lines=(((0.0, 0.0), (0.0, middles[-1])), *(((0.0, y), (_IN, y)) for y in middles)),
        inside=((_IN, 0.0, column),),
    )


def _below_each_other(parts: Sequence[_Picture], above: float) -> _Picture:
    tops = accumulate((part.height + _STACKED for part in parts), initial=above)
    return _Picture(
        max(part.width for part in parts),
        sum(part.height for part in parts) + _STACKED * (len(parts) - 1) + above,
        parts[0].stem,
        inside=tuple((0.0, y, part) for y, part in zip(tops, parts, strict=False)),
    )


# --- drawing ----------------------------------------------------------------------------------


def _shapes(made: _Picture, way: _Way) -> Iterator[Shape]:
    for left, top, picture in made.laid_out():
        for points in picture.lines:
            yield draw.line([(left + x, -top - y) for x, y in points], width=0.9)
    for left, top, picture in made.laid_out():
        for placed in picture.boxes:
            yield from _drawn(placed, left, top, way)


def _drawn(placed: _Placed, left: float, top: float, way: _Way) -> Iterator[Shape]:
    box, size = placed.box, way.size
    fill, edge = (draw.PALE, draw.GREEN) if placed.level == 0 else (draw.WHITE, draw.QUIET)
    corner = (left + placed.x, -top - box.height)
    yield draw.box(corner, way.wide, box.height, fill=fill, edge=edge, round_=3.0)
    middle = corner[0] + way.wide / 2
    y = -top - 3.0
    for row, bold in [*((row, True) for row in box.title), *((row, False) for row in box.name)]:
        y -= size * LEADING
        yield draw.letters(row, (middle, y + 0.3 * size), size, bold=bold, anchor="middle")
