"""Every colour of the program, calm or high contrast; nobody writes one anywhere else."""

from typing import Final, NamedTuple


class Palette(NamedTuple):
    """The colours by what they are for."""

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
    danger_deep: str = "#8f1d17"
    danger_soft: str = "#fbeceb"
    amber: str = "#9a6700"
    amber_soft: str = "#fdf3dc"


CALM: Final = Palette()
CONTRAST: Final = CALM._replace(
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
    danger_deep="#5f0905",
    amber="#6b4700",
)
