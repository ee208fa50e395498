"""A small package to look at, and the same one spoilt on purpose."""

import hashlib
import zlib
from datetime import datetime, timedelta, timezone

from ocop_desktop.exchange import layout, manifest
from ocop_desktop.exchange.layout import Entry
from ocop_desktop.exchange.manifest import Manifest, ManifestHead, Part, Seal, Sender
from ocop_desktop.exchange.write import PartSource, records_part

NOON = datetime(2020, 3, 12, 12, 0, tzinfo=timezone(timedelta(hours=7)))
SENDER = Sender(
    id="6f1c0d3a-1111-4222-8333-0123456789ab",
    role="commune",
    commune="Xã Đại Xuân",
    district="Huyện Quế Võ",
    province="Tỉnh Bắc Ninh",
    commune_code="09253",
    district_code="259",
    province_code="27",
)
HEAD = ManifestHead(
    kind="submission",
    program="0.1.0",
    sender=SENDER,
    receiver="Ủy ban nhân dân huyện Quế Võ",
    year=2020,
    basis="qd1048-2019",
    forms={"bieu-01": 1, "bieu-02": 1},
    created_at=NOON,
)
PICTURE = bytes(range(256)) * 40


def record(number, kind="idea", **columns):
    def uuid(lead):
        return f"{lead:08x}-0000-4000-8000-{number:012x}"

    return {"type": kind, "id": uuid(1), "revision": 1, "revision_id": uuid(2), **columns}


RECORDS = [
    record(1, "producer", name="HTX Chè Đại Xuân"),
    record(2, "product", name="Bánh đa nem “Hòa” \u2028"),
    record(3, year=2020, answers={"gia": "12.5", "bang": [{"id": "a1b2c3"}]}),
    record(4, year=2020),
]


def attachment(content, ending="jpg"):
    return PartSource(f"files/{hashlib.sha256(content).hexdigest()}.{ending}", content)


def sources():
    return [
        PartSource("danh-sach.xlsx", b"PK not really a workbook" * 9),
        PartSource("bieu-01.pdf", b"%PDF-1.7 giay" * 30),
        PartSource("definitions/qd1048-2019/bieu-01.toml", b'code = "bieu-01"\n' * 50, True),
        records_part(RECORDS),
        attachment(PICTURE),
    ]


def seal(data):
    return Seal(hashlib.sha256(data).hexdigest(), len(data))


def spoilt(  # the honest package by hand, each piece replaceable
    contents,
    *,
    head=HEAD,
    lines=None,
    listed=None,
    entries=lambda entries: entries,
):
    """Return a package's bytes: `contents` by name, stored; `lines` and `listed` may lie."""
    if lines is None:
        lines = tuple(Part(name, seal(data)) for name, data in contents)
    if listed is None:
        listed = manifest.to_bytes(Manifest(head, lines))
    return zipped([*contents, ("manifest.json", listed)], entries)


def zipped(contents, entries=lambda entries: entries):
    made = [Entry(n, zlib.crc32(d), len(d), len(d), deflated=False) for n, d in contents]
    made = entries(made)
    bodies = [layout.header(entry) + data for entry, (_, data) in zip(made, contents, strict=True)]
    return b"".join(bodies) + layout.directory(made)
