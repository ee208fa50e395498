"""What tests look at: the widgets inside one, and what stands on them."""

from collections.abc import Iterator

READ = frozenset({"TLabel", "TButton", "TCheckbutton", "TRadiobutton", "Label"})


def everything(widget) -> Iterator:
    """Yield a widget and all inside it."""
    yield widget
    for child in widget.winfo_children():
        yield from everything(child)


def said(widget, kinds=READ) -> list[str]:
    """Return the words in sight."""
    shown = (w for w in everything(widget) if w.winfo_class() in kinds)
    return [str(w.cget("text")) for w in shown if w.winfo_ismapped()]
