"""The part of `python -m tests.bench` about what travels: a large package, a long workbook."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from ocop_desktop.core.system import largest_file
from ocop_desktop.exchange import tabular
from ocop_desktop.exchange.write import PartSource, records_part, write_package
from tests.exchange import provincial
from tests.exchange.packages import HEAD

PAPERS, PAPER = 1_000, 40_000  # how many, bytes of each
FILES, FILE = 200, 10_000_000
ROWS = 10_000


def packages(folder: Path) -> None:
    """1,000 papers and 2 GB attached, beside `zip -0` and SHA-256 of the same files; memory."""
    made = folder / "parts"
    made.mkdir(parents=True)
    for number in range(PAPERS):
        (made / f"{number:04}.pdf").write_bytes(b"%PDF-1.7\n" + os.urandom(PAPER))
    for number in range(FILES):
        _write_file(made / f"{number:04}.jpg")
    code = f"from tests import bench_exchange; bench_exchange.pack({str(folder)!r})"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    ours, peak = map(float, said.stdout.split())
    began = time.perf_counter()
    _plain_zip(made, folder / "floor.zip")
    for file in made.iterdir():
        with file.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
    floor = time.perf_counter() - began
    name = f"package of {PAPERS} papers, {FILES * FILE // 10**9} GB attached"
    print(f"{name:42s}{ours:10.1f} s {floor:10.1f} s {ours / floor:8.2f}   ≤ 1.5")
    print(f"{'  peak memory':42s}{peak:8.0f} MB{'':19s}   ≤ 150 MB")
    shutil.rmtree(folder)


def pack(folder: str) -> None:
    """Print the seconds of writing and reading back, and the peak memory in MB."""
    place = Path(folder)
    parts = [records_part([])]
    for file in sorted((place / "parts").iterdir()):
        attached = file.suffix == ".jpg"
        name = f"files/{_digest(file)}.jpg" if attached else f"papers/{file.name}"
        parts.append(PartSource(name, file))
    began = time.perf_counter()
    target = place / "ours.ocop.zip"
    write_package(target, HEAD, parts, volume_limit=largest_file(place))
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    peak = next(line for line in status if line.startswith("VmHWM")).split()[1]
    print(time.perf_counter() - began, int(peak) / 1024)


def workbooks(folder: Path) -> None:
    """Reading a list of 10,000 rows as the preview does, beside plain read-only openpyxl."""
    folder.mkdir(parents=True)
    rows = [provincial.ROWS[n % len(provincial.ROWS)] for n in range(ROWS)]
    path = provincial.save(folder / "list.xlsx", rows=rows)

    def floor() -> None:
        book = load_workbook(path, read_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()

    def seconds(deed) -> float:
        began = time.perf_counter()
        deed()
        return time.perf_counter() - began

    ours = min(seconds(lambda: tabular.read_workbook(path)) for _ in range(3))
    plain = min(seconds(floor) for _ in range(3))
    name = f"preview of a workbook of {ROWS} rows"
    print(f"{name:42s}{ours * 1000:9.1f} ms{plain * 1000:9.1f} ms{ours / plain:8.2f}   ≤ 2.5")


def _write_file(path: Path) -> None:
    with path.open("wb") as stream:
        stream.write(b"\xff\xd8\xff\xe0" + os.urandom(FILE))


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _plain_zip(folder: Path, target: Path) -> None:
    """Store the files as `zip -0` does; where there is no zip, as Python does."""
    if program := shutil.which("zip"):
        subprocess.run([program, "-0", "-q", "-r", str(target), "."], cwd=folder, check=True)
        return
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as made:
        for file in folder.iterdir():
            made.write(file, file.name)
