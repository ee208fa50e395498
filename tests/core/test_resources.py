import pytest

from ocop_desktop import resources


def test_the_source_tree_has_both_folders():
    assert (resources.assets() / "bases").is_dir()
    assert (resources.db() / "schema").is_dir()


@pytest.mark.parametrize(("ask", "name"), [(resources.assets, "assets"), (resources.db, "db")])
def test_the_packaged_folder_comes_first(monkeypatch, tmp_path, ask, name):
    package = tmp_path / "ocop_desktop"
    package.mkdir()
    monkeypatch.setattr(resources, "files", lambda _: package)
    assert ask() == tmp_path / name
    (package / f"_{name}").mkdir()
    assert ask() == package / f"_{name}"
