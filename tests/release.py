"""Writes down what a released definition is: `python -m tests.release` from the project folder.

Once a version of the program has gone out, a line here never changes: a definition that must
change gets a new revision in a new file.
"""

import hashlib
import tomllib
from pathlib import Path

BASES = Path(__file__).resolve().parent.parent / "assets" / "bases"
RELEASED = BASES / "released.toml"
HEAD = """\
# The definitions as released, by SHA-256 of each file. Generated: python -m tests.release
# A released file never changes: raise its revision and keep the old one in forms/old/.

[files]
"""


def fingerprints():
    """Return the SHA-256 of every definition, by its path below assets/bases."""
    files = (path for path in sorted(BASES.rglob("*.toml")) if path != RELEASED)
    return {
        path.relative_to(BASES).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def released():
    """Return what was written down."""
    return tomllib.loads(RELEASED.read_text("utf-8"))["files"]


def main():
    """Write every definition's fingerprint down."""
    lines = (f'"{path}" = "{digest}"\n' for path, digest in fingerprints().items())
    RELEASED.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
