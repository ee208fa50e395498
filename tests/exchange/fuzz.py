"""Packages changed at random: `python -m tests.exchange.fuzz --count 100000`.

Each must be told from the true one, by a report and never by a crash.
"""

import argparse
import random
import sys
import tempfile
import zlib
from pathlib import Path

from ocop_desktop.core.problems import Refusal
from ocop_desktop.exchange.layout import Entry, directory, header, read_directory
from ocop_desktop.exchange.read import open_package
from ocop_desktop.exchange.verify import verify
from ocop_desktop.exchange.write import write_package
from tests.exchange.packages import HEAD, sources

_NASTY = (b"\0", b"\xff", b"{", b"[" * 2000, b"NaN", b"1e999", b'"\\ud800"', b"../", b"PK\5\6")
_JSON = (b"null", b"-1", b"true", b"[]", b"{}", b'""', b"9" * 30, b"1e999", b"NaN", b"[" * 99)


def mutate(whole, rng):
    """Return the bytes changed in one of the ways that happen, or that somebody might try."""
    return rng.choice((_flip, _cut, _insert, _overwrite, _swap, _rewrite, _rewrite, _rewrite))(
        bytearray(whole), rng
    )


def _flip(data, rng):
    for _ in range(rng.choice((1, 1, 1, 8))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _cut(data, rng):
    start = rng.randrange(len(data))
    return bytes(data[:start] if rng.random() < 0.5 else data[:start] + data[start + 9 :])


def _insert(data, rng):
    at = rng.choice((0, len(data), rng.randrange(len(data))))
    return bytes(data[:at] + rng.choice(_NASTY) + data[at:])


def _overwrite(data, rng):
    junk = rng.choice((rng.randbytes(rng.randrange(1, 60)), rng.choice(_NASTY)))
    at = rng.randrange(len(data))
    data[at : at + len(junk)] = junk
    return bytes(data)


def _swap(data, rng):
    one, other = sorted(rng.randrange(len(data)) for _ in range(2))
    return bytes(data[other:] + data[one:other] + data[:one])


def _rewrite(data, rng):
    """Change a part and put the zip in order again, so that the change comes further in."""
    parts = _taken_apart(bytes(data))
    place = rng.randrange(-len(parts), len(parts))
    place = -1 if rng.random() < 0.7 else place  # the manifest is where most is believed
    entry, body = parts[place]
    body = (
        _changed_json(body, rng) if entry.name == "manifest.json" else _flip(bytearray(body), rng)
    )
    name = rng.choice((entry.name,) * 9 + ("../a", "A/b", "nul.txt", "manifest.json", "a\\b"))
    crc = entry.crc if entry.deflated else zlib.crc32(body)
    size = entry.size if entry.deflated else len(body)
    parts[place] = (Entry(name, crc, len(body), size, entry.deflated), body)
    if rng.random() < 0.1:
        parts.insert(0, rng.choice(parts))
    return _put_together(parts)


def _changed_json(body, rng):
    if rng.random() < 0.4:
        return _flip(bytearray(body), rng)
    ends = [at for at, letter in enumerate(body) if letter in b",:{}[]"]
    one = rng.randrange(len(ends) - 1)
    return body[: ends[one] + 1] + rng.choice(_JSON) + body[ends[one + 1] :]


def _taken_apart(whole):
    import io

    entries, _ = read_directory(io.BytesIO(whole))
    parts, at = [], 0
    for entry in entries:
        at += entry.length
        parts.append((entry, whole[at - entry.packed : at]))
    return parts


def _put_together(parts):
    return b"".join(header(e) + body for e, body in parts) + directory([e for e, _ in parts])


def survives(path, whole, changed, fingerprint):
    """Tell whether a changed package is told from the true one, and reading it is refused too."""
    path.write_bytes(changed)
    report = verify(path)
    if changed == whole:
        return report.ok
    if report.ok:  # a well-formed package of other content: its fingerprint says so
        return report.fingerprint != fingerprint
    told = all(problem.text and problem.code.startswith("GOI-") for problem in report.problems)
    return bool(report.problems) and told and _reads_or_refuses(path)


def _reads_or_refuses(path):
    try:
        package = open_package(path)
    except Refusal:
        return True
    try:
        for name in package.names:
            for _ in package.chunks(name):
                pass
        for _ in package.records():
            pass
    except Refusal:
        pass
    finally:
        package.close()
    return True


def run(count, seed, folder):
    """Return the first mutations that were not noticed, as seeds."""
    written = write_package(folder / "true.ocop.zip", HEAD, sources())
    whole = written.path.read_bytes()
    path = folder / "changed.ocop.zip"
    return [
        number
        for number in range(seed, seed + count)
        if not survives(path, whole, mutate(whole, random.Random(number)), written.fingerprint)
    ]


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(given.count, given.seed, Path(folder))
    sys.stdout.write(f"{given.count} changed packages, {len(wrong)} unnoticed {wrong[:10]}\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
