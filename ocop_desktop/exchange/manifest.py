"""The list that stands for the package: who sends what to whom, and the seal of every part."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias, TypeVar

from ocop_desktop.exchange import limits, strict_json
from ocop_desktop.wording import exchange as words

T = TypeVar("T")
Kind: TypeAlias = Literal["submission", "corrections"]

NAME: Final = "manifest.json"
RECORDS: Final = "records.jsonl"  # no package is without them
FORMAT: Final = 1

_KINDS: Final = frozenset({"submission", "corrections"})
_ROLES: Final = frozenset({"commune", "upper"})
_YEARS: Final = range(1900, 2200)
_SHORT: Final = re.compile("[^\x00-\x1f\x7f-\x9f]{0,500}")  # a name or a code
_SHA256: Final = re.compile("[0-9a-f]{64}")
_KEY: Final = re.compile("[a-z0-9][a-z0-9/_.-]{0,99}")
_UUID: Final = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD: Final = str.maketrans("OIL", "011")
_FINGERPRINT_BYTES: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The office a package comes from; what its level has no name or code for is ""."""

    id: str
    role: str  # commune | upper
    commune: str = ""
    district: str = ""
    province: str = ""
    commune_code: str = ""
    district_code: str = ""
    province_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestHead:
    """What a package says about itself before its parts are known."""

    kind: Kind
    program: str  # version of the program that made it
    sender: Sender
    receiver: str
    year: int
    basis: str
    forms: Mapping[str, int] = field(default_factory=dict)  # code → revision
    created_at: datetime  # with its offset from UTC


@dataclass(frozen=True, slots=True)
class Seal:
    """What bytes must be: their SHA-256 in hexadecimal, and how many."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the manifest; `packed` seals the bytes in the zip where they are deflated."""

    name: str
    content: Seal
    packed: Seal | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything manifest.json says."""

    head: ManifestHead
    parts: tuple[Part, ...]


def fingerprint(manifest: bytes) -> str:
    """Return 80 bits of the SHA-256 of these very bytes: "XXXX-XXXX-XXXX-XXXX"."""
    number = int.from_bytes(hashlib.sha256(manifest).digest()[:_FINGERPRINT_BYTES])
    letters = [_CROCKFORD[number >> shift & 31] for shift in range(75, -1, -5)]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


def same_fingerprint(typed: str, true: str) -> bool:
    """Tell whether a fingerprint read from paper is the true one: O for 0, I and L for 1."""
    return _plain(typed) == _plain(true)


def _plain(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)


# --- writing -------------------------------------------------------------------------------


def to_bytes(manifest: Manifest) -> bytes:
    """Return the exact bytes of manifest.json, the ones the fingerprint is taken of."""
    head = manifest.head
    said = {
        "format": FORMAT,
        "kind": head.kind,
        "program": head.program,
        "sender": _sender_said(head.sender),
        "receiver": head.receiver,
        "year": head.year,
        "basis": head.basis,
        "forms": dict(sorted(head.forms.items())),
        "created_at": head.created_at.isoformat(),
        "parts": [_part_said(part) for part in manifest.parts],
    }
    return strict_json.write(said) + b"\n"


def _sender_said(sender: Sender) -> dict[str, Any]:
    names = {level: getattr(sender, level) for level in ("commune", "district", "province")}
    codes = {level: getattr(sender, f"{level}_code") for level in names}
    return {"id": sender.id, "role": sender.role, "names": names, "codes": codes}


def _part_said(part: Part) -> dict[str, Any]:
    said: dict[str, Any] = {"name": part.name, **_seal_said(part.content)}
    if part.packed is not None:
        said["packed"] = _seal_said(part.packed)
    return said


def _seal_said(seal: Seal) -> dict[str, Any]:
    return {"sha256": seal.sha256, "size": seal.size}


# --- reading -------------------------------------------------------------------------------


def from_bytes(data: bytes) -> Manifest:
    """Return what manifest.json says. Raises Refusal naming the key that is not as it must be."""
    try:
        said = strict_json.read(data)
    except ValueError as error:
        raise words.manifest_damaged() from error
    if not isinstance(said, dict):
        raise words.manifest_damaged()
    page = _Page(said)
    if page.number("format") > FORMAT:
        raise words.newer()
    page.demand(page.number("format") == FORMAT, "format")
    return Manifest(_read_head(page), _read_parts(page))


def valid_uuid(text: object) -> bool:
    """Tell whether this is a UUID as `core.ids` writes them."""
    return isinstance(text, str) and _UUID.fullmatch(text) is not None


class _Page:
    """A JSON object being read; every wrong answer is refused with the path that leads to it."""

    def __init__(self, said: dict[str, Any], path: str = "") -> None:
        self._said = said
        self._path = path

    def demand(self, true: bool, key: str) -> None:  # noqa: FBT001 - it is the demand itself
        """Refuse the page for this key unless the demand is met."""
        if not true:
            raise words.manifest_says(f"{self._path}{key}")

    def take(self, key: str, kind: type[T]) -> T:
        """Return an answer of exactly this type; True is no number."""
        answer = self._said.get(key)
        if type(answer) is not kind:
            raise words.manifest_says(f"{self._path}{key}")
        return answer

    def text(self, key: str) -> str:
        """Return a short text, possibly empty."""
        return self.matched(key, _SHORT)

    def matched(self, key: str, pattern: re.Pattern[str]) -> str:
        """Return a text of this pattern."""
        text = self.take(key, str)
        self.demand(pattern.fullmatch(text) is not None, key)
        return text

    def number(self, key: str) -> int:
        """Return a whole number from 0 on that a database can keep."""
        number = self.take(key, int)
        self.demand(0 <= number < 1 << 63, key)
        return number

    def page(self, key: str) -> "_Page":
        """Return the object under this key."""
        inner: dict[str, Any] = self.take(key, dict)
        return _Page(inner, f"{self._path}{key}.")

    def pages(self, key: str) -> list["_Page"]:
        """Return the list of objects under this key."""
        rows: list[Any] = self.take(key, list)
        self.demand(all(type(row) is dict for row in rows), key)
        return [_Page(row, f"{self._path}{key}[{place}].") for place, row in enumerate(rows, 1)]

    def has(self, key: str) -> bool:
        """Tell whether there is such a key."""
        return key in self._said

    def numbers(self) -> dict[str, int]:
        """Return the whole page as keys with numbers."""
        for key in self._said:
            self.demand(_KEY.fullmatch(key) is not None, key)
        return {key: self.number(key) for key in self._said}


def _read_head(page: _Page) -> ManifestHead:
    kind: Any = page.text("kind")
    page.demand(kind in _KINDS, "kind")
    page.demand(page.number("year") in _YEARS, "year")
    return ManifestHead(
        kind=kind,
        program=page.text("program"),
        sender=_read_sender(page.page("sender")),
        receiver=page.text("receiver"),
        year=page.number("year"),
        basis=page.matched("basis", _KEY),
        forms=page.page("forms").numbers(),
        created_at=_read_moment(page, "created_at"),
    )


def _read_sender(page: _Page) -> Sender:
    page.demand(page.text("role") in _ROLES, "role")
    names, codes = page.page("names"), page.page("codes")
    return Sender(
        id=page.matched("id", _UUID),
        role=page.text("role"),
        commune=names.text("commune"),
        district=names.text("district"),
        province=names.text("province"),
        commune_code=codes.text("commune"),
        district_code=codes.text("district"),
        province_code=codes.text("province"),
    )


def _read_moment(page: _Page, key: str) -> datetime:
    try:
        moment = datetime.fromisoformat(page.text(key))
    except ValueError as error:
        raise words.manifest_says(key) from error
    page.demand(moment.tzinfo is not None and moment.year in _YEARS, key)
    return moment


def _read_parts(page: _Page) -> tuple[Part, ...]:
    lines = page.pages("parts")
    if len(lines) > limits.PARTS:
        raise words.too_many(limits.PARTS)
    return tuple(map(_read_part, lines))


def _read_part(page: _Page) -> Part:
    packed = _read_seal(page.page("packed")) if page.has("packed") else None
    return Part(page.take("name", str), _read_seal(page), packed)


def _read_seal(page: _Page) -> Seal:
    return Seal(page.matched("sha256", _SHA256), page.number("size"))
