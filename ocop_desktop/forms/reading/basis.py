"""Loading a basis: what it is, and its classification down to the leaves."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ocop_desktop.core.records import PRODUCER_KINDS
from ocop_desktop.forms.reading.build import build
from ocop_desktop.forms.reading.mistakes import Mistakes, Place
from ocop_desktop.forms.reading.shape import check_code, check_shape
from ocop_desktop.forms.reading.source import read_source
from ocop_desktop.forms.spec import Basis, Leaf
from ocop_desktop.wording import definitions as words

BASIS_FILE: Final = "basis.toml"
CLASSIFICATION_FILE: Final = "classification.toml"


@dataclass(frozen=True, kw_only=True)
class _LeafTable:
    key: str
    title: str
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class _GroupTable:
    title: str
    number: str = ""
    leaf: tuple[_LeafTable, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _SectorTable:
    key: str
    title: str
    number: str = ""
    leaf: tuple[_LeafTable, ...] = ()
    group: tuple[_GroupTable, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _ClassificationTable:
    sector: tuple[_SectorTable, ...] = ()


def load_basis(folder: Path) -> Basis:
    """Read a basis and its classification. Raises DefinitionError."""
    mistakes = Mistakes(BASIS_FILE)
    data = read_source(folder / BASIS_FILE).data
    check_shape(Basis, data, Place(), mistakes)
    mistakes.stop()
    leaves = _load_leaves(folder / CLASSIFICATION_FILE)
    basis = build(Basis, data, leaves=leaves, in_force_to=data.get("in_force_to"))
    _check_basis(basis, folder.name, mistakes)
    mistakes.stop()
    return basis


def _check_basis(basis: Basis, folder: str, mistakes: Mistakes) -> None:
    check_code(basis.key, folder, mistakes)
    for kind in basis.producer_kinds:
        if kind.key not in PRODUCER_KINDS:
            text = words.unknown_word("producer_kind", kind.key)
            mistakes.add(Place(), text, kind.key, PRODUCER_KINDS)
    plan_forms = [basis.plan_form] if basis.plan_form else []
    for what, codes in (("idea_forms", basis.idea_forms.values()), ("plan_form", plan_forms)):
        for code in codes:
            if code not in basis.form_codes:
                mistakes.add(Place(), words.unknown_word(what, code), code, basis.form_codes)


def _load_leaves(path: Path) -> tuple[Leaf, ...]:
    """Return the leaves of a classification file, none where there is no file."""
    if not path.exists():
        return ()
    mistakes = Mistakes(path.name)
    data = read_source(path).data
    check_shape(_ClassificationTable, data, Place(), mistakes)
    mistakes.stop()
    leaves = tuple(_leaves(build(_ClassificationTable, data)))
    for key, count in Counter(leaf.key for leaf in leaves).items():
        if count > 1:
            mistakes.add(Place(key), words.key_twice(key))
    mistakes.stop()
    return leaves


def _leaves(classification: _ClassificationTable) -> Iterator[Leaf]:
    for sector in classification.sector:
        for leaf in sector.leaf:
            yield _leaf(leaf, sector, "")
        for group in sector.group:
            for leaf in group.leaf:
                yield _leaf(leaf, sector, group.title)


def _leaf(leaf: _LeafTable, sector: _SectorTable, group: str) -> Leaf:
    return Leaf(
        key=leaf.key,
        title=leaf.title,
        sector=sector.title,
        sector_key=sector.key,
        group=group,
        number=leaf.number,
    )
