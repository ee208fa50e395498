"""Workbooks broken in every way: each must become a table or a sentence, never a crash.

More of them: python -m tests.exchange.fuzz_workbooks --count 100000 [--seed N]
"""

import argparse
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange.tabular import Table, read_workbook

Mutate = Callable[[random.Random, bytes], bytes]
NUMBERS = (b"0", b"-1", b"99999999999", b"1e999", b"NaN", b"", b"1048577", b"\xff", b"2.5")
SCRAPS = (b"<", b">", b"&", b"&amp;", b'"', b"\x00", b"<c/>", b"</row>", b'<row r="9999999999">')
ATTRIBUTES = (b' t="s"', b' t="d"', b' t="e"', b' t="inlineStr"', b' s="77777"', b' r="XFD1048576"')
DTD = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def sample() -> bytes:
    """A small list with everything that matters: merged cells, numbers, dates, styles."""
    book = Workbook()
    sheet = book.active
    sheet.append(["TT", "Tên sản phẩm", "Tên chủ thể", "SĐT", "Hạng sao", "Ngày hết hạn"])
    for n in range(1, 6):
        sheet.append([n, f"Gạo {n}", "HTX Đại Xuân", 912345678, "3 sao", "25/12/2023"])
    sheet.merge_cells("C2:C4")
    sheet["F3"] = "=1+1"
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def flip(rng: random.Random, data: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    return bytes(broken)


def cut(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(len(data))]


def patch(rng: random.Random, data: bytes) -> bytes:
    at, size = rng.randrange(len(data)), rng.randrange(1, 60)
    return data[:at] + rng.choice(SCRAPS + NUMBERS) + data[at + rng.choice((0, size)) :]


def attribute(rng: random.Random, data: bytes) -> bytes:
    """Change the value of one attribute, or add one."""
    places = [n for n in range(len(data)) if data[n : n + 2] == b'="']
    if not places:
        return data
    at = rng.choice(places) + 2
    end = max(data.find(b'"', at), at)
    extra = rng.choice((b"", *ATTRIBUTES))
    return data[:at] + rng.choice(NUMBERS) + data[end : end + 1] + extra + data[end + 1 :]


def declare(_rng: random.Random, data: bytes) -> bytes:
    end = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    return data[:end] + DTD + data[end:]


def repeat(rng: random.Random, data: bytes) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + data[at : at + 80] * rng.randint(2, 200) + data[at:]


IN_PARTS: tuple[Mutate, ...] = (flip, cut, patch, attribute, attribute, declare, repeat)


def mutated(rng: random.Random, whole: bytes) -> bytes:
    """Break the file as it lies there, or one part of it in a zip that is sound."""
    if rng.random() < 0.2:
        return rng.choice((flip, cut, patch))(rng, whole)
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(whole)) as parts, zipfile.ZipFile(packed, "w") as broken:
        names = parts.namelist()
        chosen = rng.choice(names)
        what = rng.random()
        for name in names:
            content = parts.read(name)
            if name == chosen and what < 0.05:
                continue
            if name == chosen:
                content = rng.choice(IN_PARTS)(rng, content)
            broken.writestr(name, content)
    return packed.getvalue()


def try_one(path: Path) -> str:
    """Read it; return "table" or the code of the refusal. Anything else is a defect."""
    try:
        table = read_workbook(path)
    except Refusal as refusal:
        return refusal.code
    assert isinstance(table, Table), table
    return "table"


def run(count: int, seed: int, folder: Path) -> Counter[str]:
    """Try that many; return how often each answer came."""
    rng = random.Random(seed)
    whole = sample()
    path = folder / "mutated.xlsx"
    answers: Counter[str] = Counter()
    for number in range(count):
        content = mutated(rng, whole)
        path.write_bytes(content)
        try:
            answers[try_one(path)] += 1
        except BaseException:
            kept = folder / f"crash-{seed}-{number}.xlsx"
            kept.write_bytes(content)
            sys.stderr.write(f"{kept}\n")
            raise
    return answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    begun = time.perf_counter()
    answers = run(given.count, given.seed, Path(tempfile.mkdtemp()))
    seconds = time.perf_counter() - begun
    sys.stdout.write(f"{given.count} workbooks in {seconds:.0f} s: {dict(answers)}\n")


if __name__ == "__main__":
    main()
