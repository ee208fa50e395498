"""The class of a product: a leaf of the basis' classification."""

from typing import ClassVar

from ocop_desktop.forms.kinds.choice import Choice


class Classification(Choice):
    """The key of a leaf; the loader fills the choices from the basis."""

    name: ClassVar[str] = "classification"
    attributes: ClassVar[frozenset[str]] = frozenset()
    width: ClassVar[int] = 40
