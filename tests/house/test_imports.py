"""Imports go down only; the contracts stand in setup.cfg."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WRITES = "render.workbook writes workbooks"
PLANTED = [
    ("core/ids.py", "import tkinter", "Only ui knows Tk, and presenters do not"),
    ("forms/spec.py", "import ocop_desktop.store.database", "Floors of the house"),
    ("services/changes.py", "import sqlite3", "Only store knows SQL"),
    ("ui/bus.py", "import openpyxl", f"Only {WRITES}, only exchange reads them"),
    ("render/pdf.py", "import openpyxl", f"Only {WRITES}, only exchange reads them"),
    ("render/pdf.py", "import docx", "Only render.word knows Word"),
    ("ui/bus.py", "import ocop_desktop.store", "Screens speak to services, not to the rooms below"),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(root, tmp_path) -> Path:
    """A house of the same shape to break."""
    folder = tmp_path / "house"
    shutil.copytree(
        root / "ocop_desktop",
        folder / "ocop_desktop",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(root / "setup.cfg", folder)
    return folder


def test_every_contract_is_kept(root):
    result = lint_imports(root)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("module", "line", "contract"), PLANTED)
def test_a_planted_breach_is_caught(copy, module, line, contract):
    with (copy / "ocop_desktop" / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = lint_imports(copy)
    assert f"{contract} BROKEN" in result.stdout, result.stdout + result.stderr
