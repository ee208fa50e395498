"""The officer's data never lie among what ships."""

import fnmatch

NAMES = ("*.sqlite*", "*.db", "*.db-wal", "*.db-shm", "*.part", "*.ocop.zip")
SQLITE = b"SQLite format 3\x00"


def test_no_database_stands_under_db_or_assets(root, ours):
    data = [path for path in ours if path.parts[0] in {"assets", "db"}]
    by_name = [path for path in data for name in NAMES if fnmatch.fnmatch(path.name, name)]
    by_content = [path for path in data if (root / path).read_bytes().startswith(SQLITE)]
    assert by_name + by_content == []


def test_databases_are_not_taken_into_the_project_by_mistake(root):
    ignored = (root / ".gitignore").read_text("utf-8").splitlines()
    assert "*.sqlite*" in ignored
