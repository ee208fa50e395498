"""The first pass over a definition: bytes to TOML tables, with what it borrows laid under it."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

from ocop_desktop.forms.reading.mistakes import DefinitionError, Mistakes, Place
from ocop_desktop.wording import definitions as words

_Tables: TypeAlias = list[dict[str, Any]]

_LINE: Final = re.compile(r"at line ([0-9]+)")
_BORROW: Final = re.compile(r"(?P<basis>[a-z0-9-]+)/(?P<code>[a-z0-9-]+)")
_SHELVES: Final = frozenset({"forms", "lists", "letters"})
# What a file never takes from the one it borrows from.
_OWN: Final = frozenset({"code", "revision", "borrow"})


@dataclass(frozen=True, slots=True)
class Source:
    """One parsed file; `sha256` is of its bytes as shipped, with what it borrows."""

    data: dict[str, Any]
    sha256: str


def read_source(path: Path) -> Source:
    """Read one TOML file. Raises DefinitionError when it cannot be opened or is no TOML."""
    try:
        content = path.read_bytes()
        data = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise DefinitionError(path.name, "", "", words.cannot_open(path.name)) from error
    except UnicodeDecodeError as error:
        raise DefinitionError(path.name, "", "", words.NOT_UTF8) from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        text = words.broken_toml(line[1] if line else "")
        raise DefinitionError(path.name, "", "", text) from error
    return Source(data, hashlib.sha256(content).hexdigest())


def read_definition(path: Path, mistakes: Mistakes) -> Source:
    """Read a form or list together with what it borrows.

    Raises DefinitionError when one of the files cannot be read.
    """
    return _with_borrowed(read_source(path), path, {path}, mistakes)


def lenders(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield what a definition borrows from, "basis/code" and its file, and what that borrows.

    Raises DefinitionError when one of the files cannot be read.
    """
    seen = {path}
    while (written := read_source(path).data.get("borrow")) is not None:
        lender = _lender(written, path)
        if lender is None or lender in seen:
            return
        yield written, lender
        seen.add(lender)
        path = lender


def _with_borrowed(source: Source, path: Path, seen: set[Path], mistakes: Mistakes) -> Source:
    own = source.data
    if "borrow" not in own:
        return source
    lender = _lender(own["borrow"], path)
    if lender is None:
        mistakes.add(Place(), words.bad_borrow(str(own["borrow"])))
    elif lender in seen:
        mistakes.add(Place(), words.BORROW_CIRCLE)
    else:
        lent = _with_borrowed(read_source(lender), lender, seen | {lender}, mistakes)
        together = hashlib.sha256(f"{source.sha256}{lent.sha256}".encode()).hexdigest()
        return Source(_merged(lent.data, own, mistakes), together)
    return Source({name: value for name, value in own.items() if name != "borrow"}, source.sha256)


def _lender(written: object, path: Path) -> Path | None:
    """Return the file another basis lends: bases/<basis>/<forms, lists or letters>/<code>.toml.

    In a package there are no such folders, only definitions/<basis>/<code>.toml.
    """
    found = _BORROW.fullmatch(written) if isinstance(written, str) else None
    if found is None:
        return None
    home = next((folder for folder in path.parents if folder.name in _SHELVES), None)
    folder = path.parents[1] / found["basis"]
    if home is not None:
        folder = home.parent.parent / found["basis"] / home.name
    lender = folder / f"{found['code']}.toml"
    return lender if lender.is_file() else None


def _merged(lent: Mapping[str, Any], own: Mapping[str, Any], mistakes: Mistakes) -> dict[str, Any]:
    kept = {name: value for name, value in lent.items() if name not in _OWN}
    given = {name: value for name, value in own.items() if name != "borrow"}
    merged = kept | given
    for name, lay in (("section", _sections), ("check", _checks)):
        if name in merged and _are_tables(lent, name) and _are_tables(given, name):
            merged[name] = lay(lent.get(name, []), given.get(name, []), mistakes)
    return merged


def _checks(lent: _Tables, own: _Tables, _mistakes: Mistakes) -> _Tables:
    return [*lent, *own]


def _sections(lent: _Tables, own: _Tables, mistakes: Mistakes) -> _Tables:
    """Return the lent sections with ours in their place, behind `after`, or at the end."""
    sections = list(lent)
    for section in own:
        after = section.get("after")
        placed = {name: value for name, value in section.items() if name != "after"}
        keys = [each.get("key") for each in sections]
        if section.get("key") in keys:
            sections[keys.index(section.get("key"))] = placed
        elif after in keys:
            sections.insert(keys.index(after) + 1, placed)
        else:
            sections.append(placed)
            if after is not None:
                known = [key for key in keys if isinstance(key, str)]
                place = Place(str(section.get("key", "")))
                mistakes.add(place, words.unknown_section(str(after)), str(after), known)
    return sections


def _are_tables(data: Mapping[str, Any], name: str) -> bool:
    value = data.get(name, [])
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)
