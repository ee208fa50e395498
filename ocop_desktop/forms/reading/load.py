"""From TOML files to frozen definitions: the doors, and the look over a whole folder.

The passes: read and borrow (`source`), words and types (`shape`), dataclasses (`build`), choices
from the basis (`load_form`), and at last what points where (`references`). Each names its mistakes
by file, section and field.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ocop_desktop.core.records import RECORD_TYPES
from ocop_desktop.forms.paper.letters import letter_mistakes
from ocop_desktop.forms.reading.basis import BASIS_FILE, load_basis
from ocop_desktop.forms.reading.form import form_mistakes, load_form
from ocop_desktop.forms.reading.lists import FIGURES, REGISTER, RUNNING_NUMBER, load_list
from ocop_desktop.forms.reading.mistakes import DefinitionError
from ocop_desktop.forms.spec import Basis, Field, Form
from ocop_desktop.wording import definitions as words

__all__ = ["COMMON", "DefinitionError", "check_folder", "load_basis", "load_form", "load_list"]

COMMON: Final = "common"  # the pseudo-basis of the program's own working screens


def check_folder(folder: Path) -> list[DefinitionError]:
    """Return all mistakes found in a folder of bases, or in the folder of one basis."""
    one = (folder / BASIS_FILE).is_file()
    bases = [folder] if one else sorted(path.parent for path in folder.glob(f"*/{BASIS_FILE}"))
    return [_in_basis(basis, found) for basis in bases for found in _basis_mistakes(basis)]


def _in_basis(folder: Path, found: DefinitionError) -> DefinitionError:
    """Return the mistake with its basis named: several have a "bieu-01.toml"."""
    file = f"{folder.name}/{found.file}"
    return DefinitionError(file, found.section, found.field, found.text, found.suggestion)


def _basis_mistakes(folder: Path) -> Iterator[DefinitionError]:
    try:
        basis = load_basis(folder)
        asking = _any_basis(folder) if basis.key == COMMON else basis
    except DefinitionError as error:
        yield error
        return
    yield from _missing_files(basis, folder)
    for path in sorted(folder.glob("forms/**/*.toml")):
        yield from form_mistakes(path, asking)
    forms = _readable_forms(folder / "forms", asking)
    yield from _bad_starts(forms)
    for path in sorted(folder.glob("lists/*.toml")):
        yield from _list_mistakes(path, basis, forms)
    for path in sorted(folder.glob("letters/*.toml")):
        yield from letter_mistakes(path)


def _any_basis(folder: Path) -> Basis:
    """Return a basis to try the common forms with: they take its choices."""
    others = sorted(path.parent for path in folder.parent.glob(f"*/{BASIS_FILE}"))
    return load_basis(next((other for other in others if other.name != COMMON), folder))


def _missing_files(basis: Basis, folder: Path) -> Iterator[DefinitionError]:
    if basis.inherits:
        return
    for kind, codes in (("forms", basis.form_codes), ("lists", basis.list_codes)):
        for code in codes:
            if not (folder / kind / f"{code}.toml").is_file():
                yield DefinitionError(BASIS_FILE, kind, "", words.unknown_form(code))


def _bad_starts(forms: Mapping[str, Form]) -> Iterator[DefinitionError]:
    """Name the fields that start from, and checks that look at, what no form of the basis asks."""
    for code, form in forms.items():
        for check in form.checks:
            for path in check.elsewhere():
                if not _is_there(path, forms):
                    text = words.bad_path(path)
                    yield DefinitionError(f"{code}.toml", "check", check.name, text)
        for section in form.sections:
            for field in section.fields:
                for path in (field.starts_from, *(each.starts_from for each in field.columns)):
                    if path and not _is_there(path, forms):
                        text = words.bad_path(path)
                        yield DefinitionError(f"{code}.toml", section.key, field.key, text)


def _list_mistakes(
    path: Path, basis: Basis, forms: Mapping[str, Form]
) -> Iterator[DefinitionError]:
    try:
        definition = load_list(path, basis)
    except DefinitionError as error:
        yield error
        return
    for column in definition.columns:
        for each in column.paths:
            if not _is_there(each, forms):
                yield DefinitionError(path.name, "", column.label, words.bad_path(each))


def _readable_forms(folder: Path, basis: Basis) -> dict[str, Form]:
    found = {}
    for path in folder.glob("*.toml"):
        if not form_mistakes(path, basis):
            found[path.stem] = load_form(path, basis)
    return found


def _is_there(path: str, forms: Mapping[str, Form]) -> bool:
    """Tell whether a path that reads an answer names a field; of other paths `load_list` knows."""
    head, *keys = path.split(".")
    if head in {RUNNING_NUMBER, REGISTER, FIGURES} or head in RECORD_TYPES:
        return True
    return head in forms and any(_answers(field, keys) for field in forms[head].fields())


def _answers(field: Field, keys: Sequence[str]) -> bool:
    """Tell whether a field, or a column of its table, is what the rest of a path names."""
    if len(keys) == 1:
        return keys == [field.key]
    return any(keys == [field.key, column.key] for column in field.columns)
