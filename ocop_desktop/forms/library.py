"""All bases, forms and lists under one folder, read when they are asked for, once."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

from ocop_desktop.forms.paper.letters import Letter, load_letter
from ocop_desktop.forms.reading.basis import BASIS_FILE
from ocop_desktop.forms.reading.load import COMMON, load_basis, load_form, load_list
from ocop_desktop.forms.reading.source import lenders
from ocop_desktop.forms.spec import Basis, Form, ListDefinition


class Library:
    """The definitions of one folder: assets/bases.

    A form or list that a basis does not have itself is looked for in the basis it inherits from,
    a form then in `common` too; it is always resolved for the basis that asks. What does not
    exist raises KeyError, what cannot be understood DefinitionError.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bases: dict[str, Basis] = {}
        self._forms: dict[tuple[str, Path], Form] = {}
        self._lists: dict[tuple[str, Path], ListDefinition] = {}

    # --- bases ---------------------------------------------------------------------------------

    @cached_property
    def _keys(self) -> tuple[str, ...]:
        found = (path.parent.name for path in self._folder.glob(f"*/{BASIS_FILE}"))
        return tuple(sorted(key for key in found if key != COMMON))

    def bases(self) -> tuple[Basis, ...]:
        """Return all bases, the newest first; `common` is none."""
        found = (self.basis(key) for key in self._keys)
        return tuple(sorted(found, key=lambda basis: basis.in_force_from, reverse=True))

    def basis(self, key: str) -> Basis:
        """Return the basis of that key."""
        if key not in self._bases:
            if not (self._folder / key / BASIS_FILE).is_file():
                raise KeyError(key)
            self._bases[key] = load_basis(self._folder / key)
        return self._bases[key]

    def in_force_on(self, day: date) -> Basis:
        """Return the basis in force on that day; between two bases, the one that came last."""
        bases = self.bases()
        begun = [basis for basis in bases if basis.in_force_from <= day]
        running = [b for b in begun if b.in_force_to is None or day <= b.in_force_to]
        return next(iter((*running, *begun, *reversed(bases))))

    # --- letters -------------------------------------------------------------------------------

    def letter(self, basis_key: str, code: str) -> Letter:
        """Return a letter of a basis."""
        path = self._folder / basis_key / "letters" / f"{code}.toml"
        if not path.is_file():
            raise KeyError(code)
        return load_letter(path)

    # --- forms ---------------------------------------------------------------------------------

    def form(self, basis_key: str, code: str, revision: int | None = None) -> Form:
        """Return a form, its newest revision when none is named."""
        newest = self._form(basis_key, self._form_path(basis_key, code))
        if revision in (None, newest.revision):
            return newest
        return self._form(basis_key, self._form_path(basis_key, f"old/{code}.{revision}"))

    def forms(self, basis_key: str, about: str | None = None) -> tuple[Form, ...]:
        """Return the forms of a basis in menu order, or those about one record type."""
        found = (self.form(basis_key, code) for code in self.basis(basis_key).form_codes)
        return tuple(form for form in found if about in (None, form.about))

    def form_files(self, basis_key: str, code: str) -> dict[str, bytes]:
        """Return a form's file as it is shipped, and those it borrows from, by "basis/code".

        Raises OSError or DefinitionError when one cannot be read.
        """
        path = self._form_path(basis_key, code)
        files = {f"{basis_key}/{code}": path, **dict(lenders(path))}
        return {name: file.read_bytes() for name, file in files.items()}

    # --- lists ---------------------------------------------------------------------------------

    def lists(self, basis_key: str) -> tuple[ListDefinition, ...]:
        """Return the lists of a basis in menu order."""
        codes = self.basis(basis_key).list_codes
        return tuple(self.list_definition(basis_key, code) for code in codes)

    def list_definition(self, basis_key: str, code: str) -> ListDefinition:
        """Return one list."""
        path = self._path(tuple(self._lineage(basis_key)), "lists", code)
        if (basis_key, path) not in self._lists:
            self._lists[basis_key, path] = load_list(path, self.basis(basis_key))
        return self._lists[basis_key, path]

    # --- files ---------------------------------------------------------------------------------

    def _form(self, basis_key: str, path: Path) -> Form:
        if (basis_key, path) not in self._forms:
            self._forms[basis_key, path] = load_form(path, self.basis(basis_key))
        return self._forms[basis_key, path]

    def _form_path(self, basis_key: str, code: str) -> Path:
        return self._path((*self._lineage(basis_key), COMMON), "forms", code)

    def _path(self, basis_keys: tuple[str, ...], kind: str, code: str) -> Path:
        for key in basis_keys:
            path = self._folder / key / kind / f"{code}.toml"
            if path.is_file():
                return path
        raise KeyError(code)

    def _lineage(self, basis_key: str) -> Iterator[str]:
        """Yield a basis and those it inherits from, the nearest first."""
        seen: set[str] = set()
        while basis_key and basis_key not in seen:
            seen.add(basis_key)
            yield basis_key
            basis_key = self.basis(basis_key).inherits
