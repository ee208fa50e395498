"""The ttkbootstrap theme and every ttk style of the program."""

import tkinter as tk
from tkinter import ttk
from typing import NamedTuple, TypeAlias

from ttkbootstrap.style import Style
from ttkbootstrap.style.theme import Colors, ThemeDefinition
from ttkbootstrap.utils import config

from ocop_desktop.ui.palette import Palette


class Look(NamedTuple):
    """What styles are made of; `em` in pixels."""

    style: Style
    plain: ttk.Style  # for what needs no images: ttkbootstrap's own way costs ten times as much
    palette: Palette
    em: float


def install(app: tk.Tk, name: str, palette: Palette, em: float) -> Look:
    """Use the theme of that name, made from these colours, and style what every screen has."""
    look = Look(_use_theme(name, palette), ttk.Style(app), palette, em)
    for configure in (_frames, _labels, _first_buttons):
        configure(look)
    _popups(app, look)
    return look


def complete(look: Look) -> None:
    """Style what the first screen does not have."""
    for configure in (_buttons, _entries, _marks, _lists, _bars):
        configure(look)


def declare(name: str, palette: Palette) -> None:
    """Let the next root begin with the theme of that name instead of building one for nothing."""
    config.defer(f"register_theme:{name}", lambda: _register(Style.get_instance(), name, palette))


def _register(style: Style, name: str, p: Palette) -> None:
    if name not in style.theme_names():
        style.register_theme(ThemeDefinition(name, _colors(p), mode="light"))


def _use_theme(name: str, p: Palette) -> Style:
    style = Style()
    _register(style, name, p)
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


def _frames(look: Look) -> None:
    style, p = look.plain, look.palette
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


def _labels(look: Look) -> None:
    style, p = look.plain, look.palette
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
        ("NavTitle.TLabel", "OcopTitle", p.on_accent, p.nav),
        ("NavHint.TLabel", "OcopHint", p.nav_quiet, p.nav),
        ("Status.TLabel", "OcopHint", p.quiet, p.status),
        ("StatusDone.TLabel", "OcopHintBold", p.accent, p.status),
        ("StatusBad.TLabel", "OcopHintBold", p.danger, p.status),
        ("Toast.TLabel", "OcopText", p.on_accent, p.nav),
        ("BadBox.TLabel", "OcopText", p.danger, p.danger_soft),
        ("RemindBox.TLabel", "OcopText", p.amber, p.amber_soft),
    ):
        style.configure(name, font=font, foreground=color, background=ground)


_Room: TypeAlias = tuple[int, int]  # pixels across and down


class _Face(NamedTuple):
    """One flat button: `deep` when hovered, `ring` two pixels wide when focused."""

    fill: str
    deep: str
    ink: str
    edge: str
    ring: str


def _first_buttons(look: Look) -> None:
    p, (pad, tight, roomy) = look.palette, _rooms(look)
    nav = _nav(p)
    chosen = nav._replace(fill=p.nav_selected, edge=p.nav_selected, ink=p.on_accent)
    accent = _Face(p.accent, p.accent_deep, p.on_accent, p.accent, p.text)
    _button(look, "Nav.TButton", nav, roomy, anchor="w")
    _button(look, "NavOn.TButton", chosen, roomy, anchor="w", font="OcopLabel")
    _button(look, "Primary.TButton", accent, pad, font="OcopLabel")
    _button(look, "Secondary.TButton", _Face(p.panel, p.hover, p.text, p.line, p.accent), pad)
    _button(look, "Remind.Quiet.TButton", _quiet(p, p.amber_soft), tight)


def _buttons(look: Look) -> None:
    p, (pad, tight, _roomy) = look.palette, _rooms(look)
    danger = _Face(p.danger, p.danger_deep, p.on_accent, p.danger, p.text)
    _button(look, "Danger.TButton", danger, pad, font="OcopLabel")
    _button(look, "Toast.TButton", _nav(p)._replace(ink=p.nav_mark), pad, font="OcopLabel")
    for prefix, ground in (("", p.background), ("Panel.", p.panel), ("Help.", p.help)):
        _button(look, f"{prefix}Quiet.TButton", _quiet(p, ground), tight)
    _menu_button(look, pad)


def _rooms(look: Look) -> tuple[_Room, _Room, _Room]:
    """Return the room around a word: in buttons, in quiet ones, in the navigation."""
    unit = look.em
    across, down = (1, 0.5, 1.1), (0.5, 0.35, 0.72)
    pad, tight, roomy = (
        (round(unit * x), round(unit * y)) for x, y in zip(across, down, strict=True)
    )
    return pad, tight, roomy


def _nav(p: Palette) -> _Face:
    return _Face(p.nav, p.nav_selected, p.nav_text, p.nav, p.nav_mark)


def _quiet(p: Palette, ground: str) -> _Face:
    return _Face(ground, p.hover, p.accent, ground, p.accent)


def _menu_button(look: Look, pad: _Room) -> None:
    style, p = look.style, look.palette
    name = "Filter.TMenubutton"
    _button(look, name, _Face(p.panel, p.hover, p.text, p.line, p.accent), pad)
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


def _button(look: Look, name: str, face: _Face, pad: _Room, **rest: str) -> None:
    style, p = look.style, look.palette
    style.configure(
        name,
        background=face.fill,
        foreground=face.ink,
        bordercolor=face.edge,
        lightcolor=face.fill,
        darkcolor=face.fill,
        focuscolor=face.fill,
        focusthickness=0,
        borderwidth=1,
        relief="raised",
        padding=pad,
        **{"anchor": "center", "font": "OcopText"} | rest,
    )
    hovered = [("disabled", p.background), ("pressed", face.deep), ("active", face.deep)]
    inner = [("disabled", p.background), ("focus", face.ring), *hovered[1:]]
    style.map(
        name,
        background=hovered,
        foreground=[("disabled", p.border)],
        bordercolor=[("disabled", p.line), ("focus", face.ring)],
        lightcolor=inner,
        darkcolor=inner,
        focuscolor=hovered,
        relief=[("pressed", "raised")],
    )


def _entries(look: Look) -> None:
    style, p, unit = look.style, look.palette, look.em
    pad = (round(unit * 0.5), round(unit * 0.42))
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
            insertwidth=max(1, round(unit / 10)),
            selectbackground=p.accent,
            selectforeground=p.on_accent,
            arrowcolor=p.quiet,
        )
        # A list to choose from is "readonly" by nature, an entry when it is locked.
        locked = "readonly" if name.endswith("TEntry") else "disabled"
        ring = [(f"focus !{locked} !disabled", focused)]
        shut = [("disabled", p.background), (locked, p.background)]
        style.map(
            name,
            bordercolor=[*ring, ("disabled", p.line), (locked, p.line)],
            lightcolor=[*ring, *shut],
            darkcolor=[*ring, *shut],
            foreground=[("disabled", p.quiet)],
            fieldbackground=[*shut, ("readonly", p.panel)],
            # What is chosen from a list is no selection that typing would replace.
            selectbackground=[("readonly", p.panel)] if locked == "disabled" else [],
            selectforeground=[("readonly", p.text)] if locked == "disabled" else [],
        )


def _marks(look: Look) -> None:
    style, p, unit = look.style, look.palette, look.em
    for kind in ("TCheckbutton", "TRadiobutton"):
        for prefix, ground in {"Ocop.": p.panel, "OcopPage.": p.background}.items():
            style.configure(
                f"{prefix}{kind}",
                background=ground,
                foreground=p.text,
                font="OcopText",
                focuscolor=p.accent,
                padding=(0, round(unit * 0.2)),
            )
            style.map(
                f"{prefix}{kind}",
                background=[("active", ground)],
                foreground=[("disabled", p.quiet)],
            )
    style.configure("Strong.Ocop.TRadiobutton", font="OcopLabel")


def _lists(look: Look) -> None:
    style, p, unit = look.style, look.palette, look.em
    style.configure(
        "Ocop.Treeview",
        rowheight=round(unit * 34 / 14),
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
        padding=(round(unit * 0.3), round(unit * 0.55)),
    )
    style.map(
        "Ocop.Treeview.Heading", background=[("active", p.hover)], lightcolor=[("active", p.hover)]
    )
    style.layout("Ocop.Treeview", [("Treeview.treearea", {"sticky": "nswe"})])
    style.configure(
        "Plain.Treeview",
        rowheight=round(unit * 34 / 14),
        font="OcopText",
        background=p.background,
        fieldbackground=p.background,
        foreground=p.text,
        borderwidth=0,
        indent=0,
    )
    style.map(
        "Plain.Treeview", background=[("selected", p.panel)], foreground=[("selected", p.accent)]
    )
    style.layout("Plain.Treeview", [("Treeview.treearea", {"sticky": "nswe"})])
    for name in ("Ocop.Treeview.Item", "Plain.Treeview.Item"):
        style.layout(name, [("Treeitem.padding", {"sticky": "nswe", "children": [
            ("Treeitem.text", {"side": "left", "sticky": ""})]})])  # fmt: skip


def _bars(look: Look) -> None:
    style, p, unit = look.style, look.palette, look.em
    style.configure(
        "Ocop.Horizontal.TProgressbar",
        background=p.line,  # shows behind the round ends
        troughcolor=p.line,
        bordercolor=p.line,
        lightcolor=p.accent,
        darkcolor=p.accent,
        thickness=round(unit * 0.5),
    )


def _popups(app: tk.Tk, look: Look) -> None:
    """Give plain Tk menus and combobox lists the same face."""
    p, unit = look.palette, look.em
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
        "*Menu.activeBorderWidth": str(round(unit * 0.3)),
        "*Menu.tearOff": "0",
        "*TCombobox*Listbox.font": "OcopText",
        "*TCombobox*Listbox.background": p.panel,
        "*TCombobox*Listbox.foreground": p.text,
        "*TCombobox*Listbox.selectBackground": p.selected,
        "*TCombobox*Listbox.selectForeground": p.text,
    }.items():
        app.option_add(pattern, value)
