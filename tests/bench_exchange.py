"""The part of `python -m tests.bench` about what travels: a large package, a long workbook."""

import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from ocop_desktop import resources
from ocop_desktop.core.records import Office
from ocop_desktop.core.system import largest_file
from ocop_desktop.exchange.write import PartSource, records_part, write_package
from ocop_desktop.services import desk as desks
from ocop_desktop.store import database
from tests.exchange import provincial
from tests.exchange.packages import HEAD

PAPERS, PAPER = 1_000, 40_000  # how many, bytes of each
FILES, FILE = 200, 10_000_000
ROWS, PRODUCERS = 10_000, 2_000


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
    """Opening a list and comparing it with the half that is known, beside plain openpyxl."""
    folder.mkdir(parents=True)
    whole = provincial.save(folder / "list.xlsx", rows=_rows())
    half = provincial.save(folder / "half.xlsx", rows=_rows()[::2])
    database.open_workspace(folder / "workspace")
    desk = desks.build(resources.assets(), folder / "workspace")
    desk.offices.found("qd1048-2019", Office(commune="Xã Đại Xuân", province="Tỉnh Bắc Ninh"), 2020)
    do = desk.importing
    do.carry_out(do.open(half).table, "half.xlsx")

    def floor() -> None:
        book = load_workbook(whole, read_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()

    ours = min(_seconds(lambda: do.preview(do.open(whole).table)) for _ in range(3))
    plain = min(_seconds(floor) for _ in range(3))
    name = f"preview of a workbook of {ROWS} rows"
    print(f"{name:42s}{ours * 1000:9.1f} ms{plain * 1000:9.1f} ms{ours / plain:8.2f}   ≤ 2.5")
    table = do.open(whole).table
    taken = _seconds(lambda: do.carry_out(table, "list.xlsx"))
    back = _seconds(lambda: do.undo(do.past()[0].id))
    print(f"{'  taking it over, taking it back':42s}{taken:10.1f} s {back:10.1f} s")
    database.close_workspace()


def _rows() -> list[tuple[object, ...]]:
    """Return different products of a fifth as many producers, each with one recognition."""
    owners = ("HTX Nông nghiệp", "Hộ Trần Văn", "Công ty TNHH Gạo", "Hợp tác xã Chè")
    return [
        (
            *(number + 1, f"Gạo nếp cái hoa vàng {number}", "Thực phẩm", "HTX"),
            *(f"{owners[owner % len(owners)]} {owner}", "Đại Xuân", f"Thôn {owner % 20}"),
            *(f"Nguyễn Thị Hòa {owner}", f"09{10_000_000 + owner}", "3 sao", date(2023, 12, 25)),
            *(3, date(2020, 12, 25), 2020, f"{number % 50}/QĐ-UBND", "UBND huyện Quế Võ"),
        )
        for number in range(ROWS)
        for owner in (number * PRODUCERS // ROWS,)
    ]


def _seconds(deed: Callable[[], object]) -> float:
    began = time.perf_counter()
    deed()
    return time.perf_counter() - began


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
