"""Loading a form: read and borrow, shape, build, choices from the basis, references."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from ocop_desktop.forms.reading.build import build
from ocop_desktop.forms.reading.mistakes import DefinitionError, Mistakes, Place
from ocop_desktop.forms.reading.references import check_references
from ocop_desktop.forms.reading.shape import check_code, check_shape
from ocop_desktop.forms.reading.source import read_definition
from ocop_desktop.forms.spec import COOPERATIVES, Basis, Choice, Field, Form, Leaf
from ocop_desktop.wording import definitions as words

_PRODUCER_KINDS: Final = "producer_kinds"


def load_form(path: Path, basis: Basis) -> Form:
    """Read a form and fill in what it takes from the basis. Raises DefinitionError."""
    mistakes = Mistakes(path.name)
    form = _load_form(path, basis, mistakes)
    mistakes.stop()
    return form


def form_mistakes(path: Path, basis: Basis) -> list[DefinitionError]:
    """Return all that can be found wrong with a form at once."""
    mistakes = Mistakes(path.name)
    try:
        _load_form(path, basis, mistakes)
    except DefinitionError as error:
        return [*mistakes.found, *([] if error in mistakes.found else [error])]
    return mistakes.found


def _load_form(path: Path, basis: Basis, mistakes: Mistakes) -> Form:
    source = read_definition(path, mistakes)
    check_shape(Form, source.data, Place(), mistakes)
    mistakes.stop()
    form = build(Form, source.data, basis=basis.key, sha256=source.sha256)
    form = _with_choices(form, basis, mistakes)
    check_code(form.code, _code(path), mistakes)
    check_references(form, mistakes)
    return form


def _with_choices(form: Form, basis: Basis, mistakes: Mistakes) -> Form:
    """Return the form with the choices that its basis decides."""
    sections = tuple(
        replace(
            section,
            fields=tuple(
                _with_basis_choices(field, basis, Place(section.key, field.key), mistakes)
                for field in section.fields
            ),
        )
        for section in form.sections
    )
    return replace(form, sections=sections)


def _with_basis_choices(field: Field, basis: Basis, place: Place, mistakes: Mistakes) -> Field:
    if field.kind == "classification":
        return replace(field, choices=tuple(map(_leaf_choice, basis.leaves)))
    if field.choices_from == _PRODUCER_KINDS:
        return replace(field, choices=basis.producer_kinds)
    if field.choices_from not in {"", COOPERATIVES}:
        text = words.unknown_word("choices_from", field.choices_from)
        mistakes.add(place, text, field.choices_from, [_PRODUCER_KINDS, COOPERATIVES])
    return field


def _leaf_choice(leaf: Leaf) -> Choice:
    return Choice(key=leaf.key, label=leaf.path(), hint=leaf.number)


def _code(path: Path) -> str:
    """Return the code in a file's name; an older revision is called code.revision.toml."""
    return path.name.split(".")[0]
