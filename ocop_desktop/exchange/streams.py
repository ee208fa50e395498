"""Bytes on their way out of a package: unpacked within bounds, and proven as they pass."""

import hashlib
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ocop_desktop.exchange import limits
from ocop_desktop.exchange.manifest import Seal
from ocop_desktop.wording import exchange as words


def proven(
    chunks: Iterable[bytes], name: str, seal: Seal, crc: int | None = None
) -> Iterator[bytes]:
    """Pass the bytes on; raise Refusal as soon as they are too many, or not the sealed ones."""
    digest, size, sum_so_far = hashlib.sha256(), 0, 0
    for chunk in chunks:
        size += len(chunk)
        if size > seal.size:
            break
        digest.update(chunk)
        sum_so_far = zlib.crc32(chunk, sum_so_far) if crc is not None else 0
        yield chunk
    if (digest.hexdigest(), size) != (seal.sha256, seal.size) or sum_so_far != (crc or 0):
        raise words.part_damaged(name)


def inflated(packed: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Unpack a deflated stream, a chunk at a time however much it would like to give."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            if inflate.eof:  # something stands behind the end
                raise words.part_damaged(name)
            rest = chunk
            while rest and not inflate.eof:
                yield inflate.decompress(rest, limits.CHUNK)
                rest = inflate.unconsumed_tail
        yield inflate.flush()
    except zlib.error as error:
        raise words.part_damaged(name) from error
    if not inflate.eof or inflate.unused_data:
        raise words.part_damaged(name)


class PartStream(io.RawIOBase):
    """Chunks as a stream."""

    def __init__(self, chunks: Iterator[bytes], on_close: Callable[[], None] | None) -> None:
        self._chunks = chunks
        self._on_close = on_close
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with what is there; 0 at the end."""
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = memoryview(chunk)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def close(self) -> None:
        """Let the package go, where it was opened for this stream alone."""
        super().close()
        if self._on_close is not None:
            self._on_close()
