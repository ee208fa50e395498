"""How a definition writes a block to sign: titles, a remark in brackets, a name; `|` between."""

from collections.abc import Iterable

from ocop_desktop.forms.paper.blocks import Signature

_DOTS = "….,"


def signature(lines: Iterable[str], above: str = "") -> Signature:
    """Return the block: titles, a remark in brackets, then the name where it is known.

    Below a title in capitals the others are in capitals too, an office's name among them.
    """
    title: list[str] = []
    remark = name = ""
    for line in map(str.strip, lines):
        if line.startswith("("):
            remark = line
        elif remark:
            name = line.strip(_DOTS)
        elif line:
            title.append(line.upper() if title and title[-1].isupper() else line)
    return Signature(title=tuple(title), remark=remark, name=name, above=above)
