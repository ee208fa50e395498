"""What ships is declared, and nothing of it runs."""

from collections import Counter

from ocop_desktop.core.text import clean

DECLARATION = "sources.txt"
RUNNING = {".py", ".pyc", ".pyw", ".so", ".dll", ".exe", ".sh", ".bat", ".cmd", ".ps1", ".js"}
RUNNING |= {".vbs", ".jar", ".msi", ".lnk", ".pkl", ".docm", ".xlsm"}
PROGRAM_STARTS = (b"#!", b"MZ", b"\x7fELF")


def declared(root) -> list[tuple[str, str, str]]:
    lines = (root / "assets" / DECLARATION).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert [row for row in rows if len(row) != 3] == []
    return [(path, origin, licence) for path, origin, licence in rows]


def shipped(ours) -> list[str]:
    inside = (path.relative_to("assets") for path in ours if path.parts[0] == "assets")
    return [path.as_posix() for path in inside]


def test_every_asset_has_its_line_and_every_line_its_asset(root, ours):
    paths = Counter(path.removeprefix("assets/") for path, _, _ in declared(root))
    expected = Counter(path for path in shipped(ours) if path != DECLARATION)
    paths.pop(DECLARATION, None)
    assert sorted((expected - paths).elements()) == [], "without a line"
    assert sorted((paths - expected).elements()) == [], "without a file"


def test_every_line_says_origin_and_licence(root):
    assert [path for path, *said in declared(root) if not all(map(clean, said))] == []


def test_nothing_in_assets_or_db_runs(root, ours):
    data = [path for path in ours if path.parts[0] in {"assets", "db"}]
    running = [path for path in data if path.suffix.lower() in RUNNING]
    running += [path for path in data if (root / path).read_bytes().startswith(PROGRAM_STARTS)]
    running += [path for path in data if (root / path).stat().st_mode & 0o111]
    assert running == []


def test_fonts_have_their_licence_beside_them(root, ours):
    fonts = [path for path in ours if path.suffix == ".ttf"]
    assert fonts
    without = [path for path in fonts if not (root / path).with_name("OFL.txt").is_file()]
    assert without == []
