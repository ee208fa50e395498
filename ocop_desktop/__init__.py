"""OCOP Desktop: product ideas of a commune, from the desk to the district."""

from typing import Final

from ocop_desktop import lazy

VERSION: Final = "0.1.0"

lazy.install()
