"""The door: a window without arguments, the command line with them."""

import gc
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path


def main() -> int:
    """Open the window, or do what the command line says; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(OSError, ValueError):
                stream.reconfigure(encoding="utf-8", errors="replace")
    arguments = [part for each in sys.argv[1:] for part in _parts(each)]
    if not arguments or (arguments[0] == "--data" and len(arguments) == len(("--data", "DIR"))):
        gc.disable()  # the window collects by itself, when nothing waits
        from ocop_desktop import app

        return app.main(Path(arguments[1]) if arguments else None)
    from ocop_desktop.cli import door

    return door.main(arguments)


def _parts(argument: str) -> list[str]:
    """Return --data=DIR as two arguments, any other as it is."""
    return argument.split("=", 1) if argument.startswith("--data=") else [argument]


if __name__ == "__main__":
    sys.exit(main())
