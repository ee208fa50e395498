"""Colours, fonts, sizes and ttk styles: one place, two variants (calm and high contrast).

Sizes in the whole `ui` room are ems: 1 em is the height of the text font in pixels, so the screen
grows with the display's scaling and with the chosen text size together.
"""

import tkinter as tk
from dataclasses import dataclass, replace
from tkinter import font as tkfont
from typing import Any, Final

import ttkbootstrap
from ttkbootstrap.style import Style
from ttkbootstrap.style.theme import Colors, ThemeDefinition


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Every colour of the program; nobody writes a colour anywhere else."""

    background: str = "#f6f7f5"
    panel: str = "#ffffff"
    line: str = "#dfe3dc"
    border: str = "#b9c1ba"  # of entries and buttons
    text: str = "#1f2a24"
    quiet: str = "#5d6b63"
    accent: str = "#1f7a4d"
    accent_deep: str = "#186340"  # hovered
    on_accent: str = "#ffffff"
    selected: str = "#dcefe4"  # rows
    hover: str = "#eef2ed"
    help: str = "#e7f3ec"
    status: str = "#eef1ec"
    nav: str = "#22352c"
    nav_selected: str = "#2f4a3d"
    nav_text: str = "#dfe8e2"
    nav_quiet: str = "#a9bcb1"
    nav_mark: str = "#7fd1a4"
    danger: str = "#b3261e"
    danger_soft: str = "#fbeceb"
    amber: str = "#9a6700"
    amber_soft: str = "#fdf3dc"


CALM: Final = Palette()
CONTRAST: Final = replace(
    CALM,
    background="#ffffff",
    line="#5d6b63",
    border="#1f2a24",
    text="#000000",
    quiet="#27322c",
    accent="#0b5a33",
    accent_deep="#06391f",
    selected="#b9e3cb",
    hover="#e3ebe5",
    help="#ffffff",
    status="#ffffff",
    nav="#0d1914",
    nav_selected="#0b5a33",
    nav_text="#ffffff",
    nav_quiet="#ffffff",
    danger="#8f0f09",
    amber="#6b4700",
)

TEXT_SIZES: Final = {"small": 0.9, "medium": 1.0, "large": 1.18, "huge": 1.36}

_POINT: Final = 96 / 72  # pixels of one point at 100 %
_FONTS: Final = {  # name → points, weight
    "OcopTitle": (16.0, "bold"),
    "OcopSection": (13.0, "bold"),
    "OcopLabel": (10.5, "bold"),
    "OcopText": (10.5, "normal"),
    "OcopHint": (9.25, "normal"),
    "OcopHintBold": (9.25, "bold"),
}
_FAMILIES: Final = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_TK_FONTS: Final = (
    "TkDefaultFont",
    "TkTextFont",
    "TkMenuFont",
    "TkHeadingFont",
    "TkCaptionFont",
    "TkIconFont",
)


class _Now:
    """What is installed at the moment."""

    palette: Palette = CALM
    em: float = 14.0


def palette() -> Palette:
    """Return the colours in use."""
    return _Now.palette


def em(widget: tk.Misc, n: float) -> int:  # noqa: ARG001 - the widget names the display asked about
    """Return `n` ems in whole pixels of the widget's display."""
    return round(n * _Now.em)


def install(app: tk.Tk, text_size: str = "medium", *, contrast: bool = False) -> None:
    """Put fonts, colours and styles in place; may be called again when a setting changes."""
    _Now.palette = CONTRAST if contrast else CALM
    _install_fonts(app, TEXT_SIZES.get(text_size, 1.0))
    style = _use_theme("ocop-contrast" if contrast else "ocop", _Now.palette)
    app.configure(background=_Now.palette.background)
    for configure in (_frames, _labels, _buttons, _entries, _marks, _lists, _bars):
        configure(style, _Now.palette)
    _popups(app, _Now.palette)
    _class_bindings(app)


# --- fonts -----------------------------------------------------------------------------------


def _install_fonts(app: tk.Tk, factor: float) -> None:
    known = set(tkfont.names(app))
    family = _family(app)
    pixels = _POINT * factor * _scaling(app)
    for name, (points, weight) in _FONTS.items():
        options: dict[str, Any] = {"size": -round(points * pixels), "weight": weight}
        if family:
            options["family"] = family
        # exists=True neither creates nor (on garbage collection) deletes the Tk font.
        if name not in known:
            app.tk.call("font", "create", name)
        tkfont.Font(app, name=name, exists=True).configure(**options)
    text = tkfont.Font(app, name="OcopText", exists=True).actual()
    for name in _TK_FONTS:
        tkfont.Font(app, name=name, exists=True).configure(
            family=text["family"], size=text["size"], weight="normal"
        )
    _Now.em = abs(_FONTS["OcopText"][0] * pixels)


def _family(app: tk.Misc) -> str:
    available = set(tkfont.families(app))
    return next((name for name in _FAMILIES if name in available), "")


def _scaling(app: tk.Misc) -> float:
    """Return the display's scaling, 1.0 being 96 dots an inch."""
    return float(app.tk.call("tk", "scaling")) / _POINT


# --- the theme and its styles ----------------------------------------------------------------


def _use_theme(name: str, p: Palette) -> Style:
    style = Style()
    if name not in style.theme_names():
        style.register_theme(ThemeDefinition(name, _colors(p), mode="light"))
    if style.theme_use() != name:
        style.theme_use(name)
    return style


def _colors(p: Palette) -> Colors:
    return Colors(
        primary=p.accent,
        secondary=p.quiet,
        success=p.accent,
        info=p.accent,
        warning=p.amber,
        danger=p.danger,
        light=p.background,
        dark=p.nav,
        bg=p.background,
        fg=p.text,
        selectbg=p.accent,
        selectfg=p.on_accent,
        border=p.border,
        inputfg=p.text,
        inputbg=p.panel,
        active=p.hover,
    )


def _frames(style: Style, p: Palette) -> None:
    for name, color in {
        "Page.TFrame": p.background,
        "Panel.TFrame": p.panel,
        "Nav.TFrame": p.nav,
        "Help.TFrame": p.help,
        "Status.TFrame": p.status,
        "Line.TFrame": p.line,
        "Bad.TFrame": p.danger_soft,
        "Remind.TFrame": p.amber_soft,
        "Toast.TFrame": p.nav,
    }.items():
        style.configure(name, background=color)


def _labels(style: Style, p: Palette) -> None:
    grounds = {"": p.background, "Panel.": p.panel, "Help.": p.help}
    faces = {
        "Title.TLabel": ("OcopTitle", p.text),
        "Section.TLabel": ("OcopSection", p.text),
        "Field.TLabel": ("OcopLabel", p.text),
        "Text.TLabel": ("OcopText", p.text),
        "Hint.TLabel": ("OcopHint", p.quiet),
        "HintBold.TLabel": ("OcopHintBold", p.quiet),
        "Problem.TLabel": ("OcopHintBold", p.danger),
        "Remind.TLabel": ("OcopHintBold", p.amber),
        "Done.TLabel": ("OcopHintBold", p.accent),
    }
    for prefix, ground in grounds.items():
        for name, (font, color) in faces.items():
            style.configure(f"{prefix}{name}", font=font, foreground=color, background=ground)
    for name, font, color, ground in (
        ("Nav.TLabel", "OcopText", p.nav_text, p.nav),
        ("NavTitle.TLabel", "OcopTitle", "#ffffff", p.nav),
        ("NavHint.TLabel", "OcopHint", p.nav_quiet, p.nav),
        ("Status.TLabel", "OcopHint", p.quiet, p.status),
        ("StatusDone.TLabel", "OcopHintBold", p.accent, p.status),
        ("StatusBad.TLabel", "OcopHintBold", p.danger, p.status),
        ("Toast.TLabel", "OcopText", "#ffffff", p.nav),
        ("BadBox.TLabel", "OcopText", p.danger, p.danger_soft),
        ("RemindBox.TLabel", "OcopText", p.amber, p.amber_soft),
    ):
        style.configure(name, font=font, foreground=color, background=ground)


def _buttons(style: Style, p: Palette) -> None:
    pad = (round(_Now.em * 1.0), round(_Now.em * 0.5))
    solid = {"Primary.TButton": (p.accent, p.accent_deep), "Danger.TButton": (p.danger, "#8f1d17")}
    for name, (fill, deep) in solid.items():
        _button(style, name, fill, deep, p.on_accent, fill, p.text, pad)
        style.configure(name, font="OcopLabel")
    plain = {"Secondary.TButton": p.panel, "Filter.TButton": p.panel}
    for name, fill in plain.items():
        _button(style, name, fill, p.hover, p.text, p.line, p.accent, pad)
    for name, ground in {"": p.background, "Panel.": p.panel, "Help.": p.help}.items():
        tight = (round(_Now.em * 0.5), round(_Now.em * 0.35))
        _button(
            style, f"{name}Quiet.TButton", ground, p.hover, p.accent, ground, p.accent, tight
        )
    _menu_button(style, p, pad)
    _button(style, "Toast.TButton", p.nav, p.nav_selected, p.nav_mark, p.nav, p.nav_mark, pad)
    style.configure("Toast.TButton", font="OcopLabel")
    roomy = (round(_Now.em * 1.1), round(_Now.em * 0.72))
    for name, fill, ink in (
        ("Nav.TButton", p.nav, p.nav_text),
        ("NavOn.TButton", p.nav_selected, "#ffffff"),
    ):
        _button(style, name, fill, p.nav_selected, ink, fill, p.nav_mark, roomy)
        style.configure(name, anchor="w")
    style.configure("NavOn.TButton", font="OcopLabel")


def _menu_button(style: Style, p: Palette, pad: Any) -> None:
    name = "Filter.TMenubutton"
    _button(style, name, p.panel, p.hover, p.text, p.line, p.accent, pad)
    style.layout(
        name,
        [
            (
                "Button.border",
                {
                    "sticky": "nswe",
                    "children": [
                        (
                            "Menubutton.padding",
                            {
                                "sticky": "nswe",
                                "children": [("Menubutton.label", {"sticky": "nswe"})],
                            },
                        )
                    ],
                },
            )
        ],
    )


def _button(
    style: Style, name: str, fill: str, deep: str, ink: str, edge: str, ring: str, pad: Any
) -> None:
    """Configure one flat button: `deep` when hovered, `ring` two pixels wide when focused."""
    style.configure(
        name,
        background=fill,
        foreground=ink,
        bordercolor=edge,
        lightcolor=fill,
        darkcolor=fill,
        focuscolor=fill,
        focusthickness=0,
        borderwidth=1,
        relief="raised",
        padding=pad,
        anchor="center",
        font="OcopText",
    )
    p = _Now.palette
    hovered = [("disabled", p.background), ("pressed", deep), ("active", deep)]
    inner = [("disabled", p.background), ("focus", ring), ("pressed", deep), ("active", deep)]
    style.map(
        name,
        background=hovered,
        foreground=[("disabled", p.border)],
        bordercolor=[("disabled", p.line), ("focus", ring)],
        lightcolor=inner,
        darkcolor=inner,
        focuscolor=hovered,
        relief=[("pressed", "raised")],
    )


def _entries(style: Style, p: Palette) -> None:
    pad = (round(_Now.em * 0.5), round(_Now.em * 0.42))
    edges = {
        "Ocop.TEntry": (p.border, p.accent),
        "Bad.TEntry": (p.danger, p.danger),
        "Remind.TEntry": (p.amber, p.amber),
        "Ocop.TCombobox": (p.border, p.accent),
        "Bad.TCombobox": (p.danger, p.danger),
        "Remind.TCombobox": (p.amber, p.amber),
    }
    for name, (edge, focused) in edges.items():
        style.configure(
            name,
            padding=pad,
            bordercolor=edge,
            lightcolor=p.panel,
            darkcolor=p.panel,
            fieldbackground=p.panel,
            background=p.panel,
            foreground=p.text,
            insertcolor=p.text,
            insertwidth=max(1, round(_Now.em / 10)),
            selectbackground=p.accent,
            selectforeground=p.on_accent,
            arrowcolor=p.quiet,
        )
        ring = [("focus !disabled", focused)]
        style.map(
            name,
            bordercolor=[*ring, ("disabled", p.line)],
            lightcolor=[*ring, ("disabled", p.background)],
            darkcolor=[*ring, ("disabled", p.background)],
            foreground=[("disabled", p.quiet)],
            fieldbackground=[("disabled", p.background), ("readonly", p.panel)],
        )


def _marks(style: Style, p: Palette) -> None:
    for kind in ("TCheckbutton", "TRadiobutton"):
        for prefix, ground in {"Ocop.": p.panel, "OcopPage.": p.background}.items():
            style.configure(
                f"{prefix}{kind}",
                background=ground,
                foreground=p.text,
                font="OcopText",
                focuscolor=p.accent,
                padding=(0, round(_Now.em * 0.2)),
            )
            style.map(
                f"{prefix}{kind}",
                background=[("active", ground)],
                foreground=[("disabled", p.quiet)],
            )


def _lists(style: Style, p: Palette) -> None:
    style.configure(
        "Ocop.Treeview",
        rowheight=round(_Now.em * 34 / 14),
        font="OcopText",
        background=p.panel,
        fieldbackground=p.panel,
        foreground=p.text,
        bordercolor=p.line,
        lightcolor=p.panel,
        darkcolor=p.panel,
        borderwidth=0,
        padding=0,
    )
    style.map(
        "Ocop.Treeview", background=[("selected", p.selected)], foreground=[("selected", p.text)]
    )
    style.configure(
        "Ocop.Treeview.Heading",
        font="OcopHintBold",
        background=p.panel,
        foreground=p.text,
        bordercolor=p.panel,
        lightcolor=p.panel,
        darkcolor=p.line,
        borderwidth=1,
        relief="flat",
        padding=(round(_Now.em * 0.3), round(_Now.em * 0.55)),
    )
    style.map(
        "Ocop.Treeview.Heading", background=[("active", p.hover)], lightcolor=[("active", p.hover)]
    )
    style.layout("Ocop.Treeview", [("Treeview.treearea", {"sticky": "nswe"})])


def _bars(style: Style, p: Palette) -> None:
    style.configure(
        "Ocop.Horizontal.TProgressbar",
        background=p.accent,
        troughcolor=p.line,
        bordercolor=p.line,
        lightcolor=p.accent,
        darkcolor=p.accent,
        thickness=round(_Now.em * 0.5),
    )


def _popups(app: tk.Tk, p: Palette) -> None:
    """Give plain Tk menus and combobox lists the same face."""
    for pattern, value in {
        "*Menu.font": "OcopText",
        "*Menu.background": p.panel,
        "*Menu.foreground": p.text,
        "*Menu.activeBackground": p.selected,
        "*Menu.activeForeground": p.text,
        "*Menu.selectColor": p.accent,
        "*Menu.disabledForeground": p.border,
        "*Menu.relief": "flat",
        "*Menu.borderWidth": "1",
        "*Menu.activeBorderWidth": str(round(_Now.em * 0.3)),
        "*Menu.tearOff": "0",
        "*TCombobox*Listbox.font": "OcopText",
        "*TCombobox*Listbox.background": p.panel,
        "*TCombobox*Listbox.foreground": p.text,
        "*TCombobox*Listbox.selectBackground": p.selected,
        "*TCombobox*Listbox.selectForeground": p.text,
    }.items():
        app.option_add(pattern, value)


# --- bindings every widget of a class shares ---------------------------------------------------

_WHEEL: Final = ("<MouseWheel>", "<Button-4>", "<Button-5>")
_STANDARD: Final = frozenset("acvxzy")  # Ctrl+letter that text fields keep, as in Word


def _class_bindings(app: tk.Tk) -> None:
    app.bind_class("TButton", "<Key-space>", _press)  # ttkbootstrap takes Space away
    app.bind_class("TMenubutton", "<Key-Return>", _post)
    app.bind_class("TMenubutton", "<Key-Down>", _post)
    for kind in ("TCombobox", "TSpinbox"):  # the wheel over a field must not change its value
        for event in _WHEEL:
            app.unbind_class(kind, event)
    _drop_emacs_keys(app)
    app.event_add("<<Redo>>", "<Control-y>", "<Control-Shift-Z>")


def _press(event: "tk.Event[Any]") -> None:
    event.widget.invoke()


def _post(event: "tk.Event[Any]") -> str:
    event.widget.event_generate("<Button-1>")
    return "break"


def _drop_emacs_keys(app: tk.Tk) -> None:
    """Free Ctrl+letters that X11 gives to cursor movement: they are the program's shortcuts."""
    for virtual in app.event_info():
        for sequence in app.event_info(virtual):
            letter = sequence.removesuffix(">").rpartition("-")[2]
            if sequence.startswith("<Control-") and len(letter) == 1:
                if letter.lower() not in _STANDARD:
                    app.event_delete(virtual, sequence)
    for kind in ("Text", "TEntry", "Entry"):
        for letter in "bdefhiknopt":
            app.unbind_class(kind, f"<Control-{letter}>")


def new_app(title: str, scaling: float | None = None) -> ttkbootstrap.App:
    """Return the one root window, still without styles; `scaling` is pixels per point."""
    return ttkbootstrap.App(title=title, iconphoto=None, scaling=scaling)
