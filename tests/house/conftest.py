"""The tree as the house tests read it: every file of ours once, every module parsed once."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = (".ci", "assets", "db", "ocop_desktop", "tests")
LEFTOVERS = {"__pycache__", ".hypothesis"}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def ours() -> list[Path]:
    """Every file of the project, relative to its root."""
    above = [path for path in ROOT.iterdir() if path.is_file()]
    inside = [path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()]
    found = (path.relative_to(ROOT) for path in above + inside)
    return sorted(path for path in found if LEFTOVERS.isdisjoint(path.parts))


@pytest.fixture(scope="session")
def modules(ours) -> dict[Path, ast.Module]:
    """Every Python module of the program, parsed."""
    return {
        path: ast.parse((ROOT / path).read_text("utf-8"))
        for path in ours
        if path.suffix == ".py" and path.parts[0] == "ocop_desktop"
    }
