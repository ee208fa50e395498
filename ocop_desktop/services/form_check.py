"""Do the definitions load, print and export? For the program's own and for a new file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from ocop_desktop.core.records import Office
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper import columns, layout
from ocop_desktop.forms.reading import load
from ocop_desktop.forms.spec import Basis, Form
from ocop_desktop.render import pdf
from ocop_desktop.render.workbook.sheet import write_sheet
from ocop_desktop.wording import cli as words


def check_shipped(bases: Path) -> list[str]:
    """Return a sentence for each mistake in the bases folder; nothing when all is well."""
    mistakes = [str(error) for error in load.check_folder(bases)]
    if mistakes:
        return mistakes
    library = Library(bases)
    with TemporaryDirectory() as made:
        for basis in library.bases():
            for form in library.forms(basis.key):
                if form.paper:
                    _print_blank(form, basis, Path(made))
            for definition in library.lists(basis.key):
                sheet = columns.sheet(
                    definition, iter(()), office=Office(), year=basis.issued_on.year, day=date.min
                )
                write_sheet(sheet, Path(made) / f"{basis.key}-{definition.code}.xlsx")
    return []


def check_files(files: Sequence[Path], bases: Path, basis_key: str) -> list[str]:
    """Return a sentence for each mistake in new form files, read as forms of that basis."""
    library = Library(bases)
    known = [basis.key for basis in library.bases()]
    if basis_key not in known:
        return [words.no_such_basis(basis_key, ", ".join(known))]
    basis = library.basis(basis_key)
    mistakes = []
    with TemporaryDirectory() as made:
        for file in files:
            try:
                _print_blank(load.load_form(file, basis), basis, Path(made))
            except load.DefinitionError as error:
                mistakes.append(str(error))
    return mistakes


def _print_blank(form: Form, basis: Basis, folder: Path) -> None:
    document = layout.document(
        form, {}, records={}, basis=basis, draft=False, footer=form.name, blank=True
    )
    pdf.write_pdf([document], folder / f"{basis.key}-{form.code}.pdf")
