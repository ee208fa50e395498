"""OCOP Desktop: product ideas of a commune, from the desk to the district."""

from typing import Final

VERSION: Final = "0.1.0"
