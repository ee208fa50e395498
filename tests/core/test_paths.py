import sys
from pathlib import Path

import pytest

from ocop_desktop import paths


@pytest.fixture(autouse=True)
def program(monkeypatch, tmp_path):
    monkeypatch.delenv("OCOP_DATA", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "program" / "ocop-desktop")])
    (tmp_path / "program").mkdir()


def test_the_folder_asked_for_comes_first(monkeypatch, tmp_path):
    monkeypatch.setenv("OCOP_DATA", str(tmp_path / "named"))
    assert paths.data_folder(tmp_path / "asked") == tmp_path / "asked"


def test_then_the_one_the_environment_names(monkeypatch, tmp_path):
    (tmp_path / "program" / "ocop-du-lieu").mkdir()
    monkeypatch.setenv("OCOP_DATA", str(tmp_path / "named"))
    assert paths.data_folder() == tmp_path / "named"


def test_then_the_one_beside_the_program(tmp_path):
    (tmp_path / "program" / "ocop-du-lieu").mkdir()
    assert paths.data_folder() == tmp_path / "program" / "ocop-du-lieu"


def test_and_last_the_users_own(tmp_path):
    assert paths.data_folder() == tmp_path / "user" / "ocop-desktop"


def test_a_packed_program_looks_beside_its_executable(monkeypatch, tmp_path):
    stick = tmp_path / "stick"
    (stick / "ocop-du-lieu").mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(stick / "ocop.exe"))
    assert paths.data_folder() == stick / "ocop-du-lieu"


def test_a_program_run_as_a_module_looks_beside_its_package(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "program" / "package" / "__main__.py")])
    assert paths.program_folder() == tmp_path / "program"


def test_a_relative_folder_does_not_move_with_the_program(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder(Path("here")) == tmp_path / "here"


def test_everything_of_the_officer_lies_in_one_folder(tmp_path):
    places = [paths.backups(tmp_path), paths.log(tmp_path)]
    assert {place.parent for place in places} == {tmp_path}
    assert len(set(places)) == 2
