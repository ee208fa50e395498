"""A small folder of definitions, written inside the tests."""

from pathlib import Path
from textwrap import dedent

BASIS = """
    key = "qd-thu"
    name = "QĐ thử"
    number = "1/QĐ"
    issued_on = 2026-01-01
    issuer = "Thủ tướng Chính phủ"
    title = "Thử"
    in_force_from = 2026-01-01
    forms = ["bieu-01"]
    lists = []

    [idea_forms]
    new = "bieu-01"

    [[producer_kind]]
    key = "cooperative"
    label = "Hợp tác xã"
"""
CLASSIFICATION = """
    [[sector]]
    key = "thuc-pham"
    title = "Thực phẩm"
    number = "I"

    [[sector.leaf]]
    key = "gao"
    title = "Gạo"

    [[sector.group]]
    title = "Chế biến"

    [[sector.group.leaf]]
    key = "mien"
    title = "Miến"
"""


class Shelf:
    """A folder of bases under a test's hand."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("qd-thu/basis.toml", BASIS)
        self.write("qd-thu/classification.toml", CLASSIFICATION)

    def write(self, name: str, text: str) -> Path:
        """Write one file, its common indent taken off."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        return path

    def form(self, text: str, name: str = "qd-thu/forms/bieu-01.toml") -> Path:
        """Write a form whose head is the usual one."""
        code = Path(name).name.split(".")[0]
        return self.write(name, FORM_HEAD.replace("CODE", code) + dedent(text))


FORM_HEAD = """
code = "CODE"
revision = 1
title = "PHIẾU THỬ"
name = "Biểu thử"
about = "idea"
source = "của phép thử"
"""
