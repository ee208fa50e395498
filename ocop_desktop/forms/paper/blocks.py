"""What a paper consists of: the one sequence every output reads, from `layout` to `render`."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ocop_desktop.forms.organisation import Role


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a line; `answer` marks what the officer wrote, apart from the form's own words."""

    text: str
    bold: bool = False
    italic: bool = False
    answer: bool = False


@dataclass(frozen=True, slots=True)
class Blank:
    """Dots to write on; width in em, or None: shares what is left of the line."""

    width: float | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A check box."""

    checked: bool = False


Run: TypeAlias = Text | Blank | Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Runs on one line; breaks into more lines when they need more room.

    `style`: title subtitle part heading body note. `align`: left center right justify.
    Headings, parts and titles keep with what follows.
    """

    runs: tuple[Run, ...]
    style: str = "body"
    align: str = "left"
    indent: float = 0.0  # em
    first: float = 0.0  # em, how much further in the first row begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """Whole dotted lines to write on."""

    lines: int = 1
    indent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; numbers stand at the right."""

    text: str
    align: str = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a head that is repeated on each page; widths are shares.

    `largest` is the type, in points, beyond which the words do not grow.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    largest: float = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalHeader:
    """Quốc hiệu and Tiêu ngữ, centred; with `left` lines: the two-column letterhead.

    Of a letter, `number` stands below the office and `place_date` below the motto.
    """

    left: tuple[str, ...] = ()
    national: str = ""
    motto: str = ""
    number: str = ""
    place_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One block to sign: lines above (bold first ones, italic remark), room, then the name."""

    title: tuple[str, ...]
    remark: str = ""
    name: str = ""
    above: str = ""  # place and date, italic


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who gets a letter (Nơi nhận), small, beside the one who signs it."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Blocks side by side; never torn by a page break."""

    blocks: tuple[Signature | Recipients | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A text as a QR code, with lines of words beside it, the first one bold.

    The text takes at most 200 bytes of UTF-8, so that an office scanner still reads it.
    """

    text: str
    lines: tuple[str, ...] = ()
    side: float = 30.0  # mm, with its white margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of a chart that belong together, one for each label; None where there is none.

    `style`: strong, hatched or pale, which differ in black and white too; percent: shares that are
    written behind the bars.
    """

    name: str
    values: tuple[Decimal | None, ...]
    style: str = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A point of a chart of lines, `at` so many labels from the first one, and what it says."""

    at: Decimal
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Figures as a picture; `kind`: revenue (columns), break_even (lines), capital (bars).

    Values are in `unit`, which is written beside them; `axis` says what the labels are.
    """

    kind: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    axis: str = ""
    mark: Mark | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationChart:
    """Who answers to whom; `forms.organisation` makes the tree."""

    boxes: tuple[Role, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across, or a third of the way: above footnotes, below a letter's subject."""

    short: bool = False
    align: str = "left"  # left | center, of a short one


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block: TypeAlias = (
    Line
    | Dots
    | Table
    | NationalHeader
    | Signatures
    | Code
    | Chart
    | OrganisationChart
    | Rule
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper: blocks plus what stands on every page."""

    title: str  # for the file's own data, not printed
    blocks: tuple[Block, ...] = field(default=())
    draft: bool = False  # BẢN NHÁP on every page
    draft_mark: str = ""
    footer: str = ""  # form, decision, program version
    author: str = ""
    landscape: bool = False  # the paper lies on its side
    may_close_up: bool = False  # its lines stand closer where that saves a page
