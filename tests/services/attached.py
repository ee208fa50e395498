"""Small real files to attach, made on the spot."""

import zipfile
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas


def pdf(path, *, pages=1, size=(595, 842), word="trang", rotate=0):
    pen = Canvas(str(path), pagesize=size)
    for number in range(1, pages + 1):
        pen.drawString(100, size[1] - 100, f"{word} {number}")
        pen.showPage()
    pen.save()
    if rotate:
        writer = PdfWriter(clone_from=path)
        for page in writer.pages:
            page.rotate(rotate)
        writer.write(path)
    return path


def locked_pdf(path):
    writer = PdfWriter(clone_from=pdf(path))
    writer.encrypt("bi-mat", algorithm="RC4-128")
    writer.write(path)
    return path


def lost_page(path):
    """Return a PDF that counts one page, which is not there."""
    path.write_bytes(
        b"%PDF-1.4\n"
        b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n"
        b"trailer << /Size 3 /Root 1 0 R >>\nstartxref\n117\n%%EOF\n"
    )
    return path


def photo(path, side=(3000, 1500), *, orientation=0, place=False, kind="JPEG"):
    # Not of one colour: such a photo is small already.
    image = Image.effect_noise((side[0] // 10, side[1] // 10), 60).resize(side).convert("RGB")
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if place:
        exif.get_ifd(0x8825)[1] = "N"
    image.save(path, kind, quality=97, exif=exif)
    return path


def office(path, part="word/document.xml", *others):
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr(part, "<x/>" * 500)
        for name in others:
            parts.writestr(name, "x")
    return path


def of_a_later_zip(path):
    data = bytearray(office(path).read_bytes())
    at = data.find(b"PK\1\2")
    data[at + 6] = 99  # the version it takes to unpack it
    path.write_bytes(data)
    return path


def macros(path):
    return office(path, "word/document.xml", "word/vbaProject.bin")


def giant_png(path):
    """Return a PNG that says it has 60 million points; only its head is there."""
    stream = BytesIO()
    Image.new("1", (7800, 7800)).save(stream, "PNG")
    path.write_bytes(stream.getvalue())
    return path
