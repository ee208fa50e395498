"""records.jsonl: one record a line: "type", "id", "revision", "revision_id", then its columns."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from ocop_desktop.exchange import limits, manifest, strict_json
from ocop_desktop.wording import exchange as words

_TYPE: Final = re.compile("[a-z][a-z0-9_]{0,39}")


def to_line(record: Mapping[str, Any]) -> bytes:
    """Return a record as its line. Raises ValueError for one no reader would take."""
    line = strict_json.write(record) + b"\n"
    if not _is_record(record) or len(line) > limits.RECORD_SIZE:
        raise ValueError(f"not a record: {record.get('type')} {record.get('id')}")
    return line


def read_lines(stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Yield the record of each line. Raises Refusal naming the first line that is none."""
    for number, line in enumerate(iter(lambda: stream.readline(limits.RECORD_SIZE + 1), b""), 1):
        try:
            yield _read(line)
        except ValueError as error:
            raise words.record_unreadable(number) from error


def _read(data: bytes) -> dict[str, Any]:
    if len(data) > limits.RECORD_SIZE:
        raise ValueError("too long")
    record = strict_json.read(data)
    if not (isinstance(record, dict) and _is_record(record)):
        raise ValueError("no record")
    return record


def _is_record(record: Mapping[str, Any]) -> bool:
    revision = record.get("revision")
    return (
        isinstance(record.get("type"), str)
        and _TYPE.fullmatch(record["type"]) is not None
        and manifest.valid_uuid(record.get("id"))
        and manifest.valid_uuid(record.get("revision_id"))
        and type(revision) is int
        and 1 <= revision < 1 << 63
    )
