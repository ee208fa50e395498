"""Fonts, sample papers, and readers that are not ours."""

import subprocess

import pytest

from ocop_desktop.forms.paper.blocks import (
    Blank,
    Box,
    Cell,
    Document,
    Dots,
    Line,
    NationalHeader,
    Signature,
    Signatures,
    Table,
    Text,
)
from ocop_desktop.render import fonts


@pytest.fixture(scope="session", autouse=True)
def _fonts():
    fonts.register()


def line(*parts, **attributes):
    """Return a line of texts and signs."""
    runs = tuple(Text(part) if isinstance(part, str) else part for part in parts)
    return Line(runs=runs, **attributes)


def table(rows, head=("TT", "Nội dung", "Thành tiền"), widths=(1, 4, 2)):
    aligns = ("center", "left", "right")
    return Table(
        head=tuple(Cell(text=text, align="center", bold=True) for text in head),
        rows=tuple(
            tuple(Cell(text=text, align=align) for text, align in zip(row, aligns, strict=True))
            for row in rows
        ),
        widths=widths,
    )


def document(*blocks, **attributes):
    return Document(**{"title": "Thử", "blocks": blocks, **attributes})


def sample():
    """Return a paper with one block of every kind that shows something."""
    return document(
        NationalHeader(
            left=("ỦY BAN NHÂN DÂN", "XÃ ĐẠI XUÂN"), national="CỘNG HÒA", motto="Độc lập"
        ),
        line(Text("PHIẾU ĐĂNG KÝ", bold=True), style="title", align="center"),
        line("Tên sản phẩm: ", Text("Gạo tẻ thơm", answer=True)),
        line("Địa chỉ: ", Blank()),
        Dots(lines=2),
        line("Phạm vi: ", Box(True), "\xa0Trong xã", Box(False), "\xa0Trong tỉnh"),
        table([("1", "Đào tạo", "1.250.000")]),
        Signatures(blocks=(None, Signature(title=("ĐẠI DIỆN",), remark="(Ký)", name="Nguyễn An"))),
        footer="Biểu số 01 · QĐ 1048 · OCOP Desktop",
        author="Xã Đại Xuân",
    )


def read_pdf(path):
    """Return the text of a PDF as poppler reads it."""
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
