"""The log: a small rotating file for whoever helps over the telephone.

It tells where something failed and never what was written: of an error only its type and the
places in the code are kept, because its message may quote a name or a telephone number.
"""

import logging
import sys
import threading
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

_NAME: Final = "ocop_desktop"
_BYTES: Final = 500_000  # of one file
_FILES: Final = 3
_LINE: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_log = logging.getLogger(_NAME)


class _Discreet(logging.Formatter):
    """Writes of an error its type and places, not its words."""

    def formatException(  # noqa: N802 - logging's own name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, ...]
    ) -> str:
        """Return the type and the places, innermost last; causes follow."""
        _, error, _ = ei
        return "" if error is None else places(error)


def start(file: Path) -> None:
    """Write the log to `file` from now on, unhandled errors included.

    A folder that cannot be written costs the log, never the program.
    """
    stop()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(_Discreet(_LINE))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    _log.propagate = False
    sys.excepthook = _unhandled
    threading.excepthook = _unhandled_in_thread


def stop() -> None:
    """Close the log and give the hooks back."""
    ours = [handler for handler in _log.handlers if isinstance(handler.formatter, _Discreet)]
    for handler in ours:
        _log.removeHandler(handler)
        handler.close()
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def record(error: BaseException, where: str) -> None:
    """Log an error nobody expected; `where` says in English words what was being done."""
    _log.error("%s failed", where, exc_info=error)


def places(error: BaseException) -> str:
    """Return an error as type and places in the code, with its causes, without its message."""
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(lines) + (f"\nbecause of\n{places(cause)}" if cause else "")


def _unhandled(
    _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    record(error, "the program")


def _unhandled_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        record(args.exc_value, "a thread")
