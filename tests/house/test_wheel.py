"""The wheel holds the program, its assets and its schema, and nothing else; and it works."""

import os
import shutil
import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def wheel(root, ours, tmp_path_factory):
    out, tree = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("tree")
    for path in ours:  # a clean copy: an old build folder must not find its way in
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / path, tree / path)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            out,
            tree,
        ],
        check=True,
        capture_output=True,
        cwd=out,
    )
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel):
    return set(zipfile.ZipFile(wheel).namelist())


def test_everything_of_the_program_is_inside(names, ours):
    expected = set()
    for path in ours:
        if path.parts[0] == "ocop_desktop" and path.suffix == ".py":
            expected.add(path.as_posix())
        if path.parts[0] in {"assets", "db"}:
            expected.add(f"ocop_desktop/_{path.as_posix()}")
    assert expected - names == set()


def test_nothing_else_is_inside(names):
    assert [name for name in names if not name.startswith(("ocop_desktop/", "ocop_desktop-"))] == []
    assert [name for name in names if "/test_" in name or "conftest" in name] == []


def test_what_is_installed_passes_its_own_test_outside_the_tree(wheel, tmp_path):
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    code = (
        "import ocop_desktop, sys; from ocop_desktop.cli import door;"
        "print(ocop_desktop.__file__); sys.exit(door.main(['self-test']))"
    )
    said = subprocess.run(
        [sys.executable, "-P", "-c", code],
        env={**os.environ, "PYTHONPATH": str(installed), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    first, *steps = said.stdout.splitlines()
    assert first.startswith(str(installed))
    assert steps[-1] == "Xong."
    assert steps.count("Sao lưu và lấy lại được.") == 2
