"""Papers as plain text."""

from ocop_desktop.forms.paper.blocks import PageBreak, Rule
from ocop_desktop.render.plain import plain
from tests.render.conftest import document, sample


def test_a_paper_reads_from_top_to_bottom():
    assert plain(sample()) == (
        "ỦY BAN NHÂN DÂN\nXÃ ĐẠI XUÂN\nCỘNG HÒA\nĐộc lập\n--------------------\n"
        "PHIẾU ĐĂNG KÝ\n"
        "Tên sản phẩm: Gạo tẻ thơm\n"
        "Địa chỉ: ……\n………………\n………………\n"
        "Phạm vi: [x] Trong xã[ ] Trong tỉnh\n"
        "TT | Nội dung | Thành tiền\n1 | Đào tạo | 1.250.000\n"
        "ĐẠI DIỆN\n(Ký)\nNguyễn An\n"
        "--------------------\nBiểu số 01 · QĐ 1048 · OCOP Desktop\n"
    )


def test_drafts_rules_and_pages():
    paper = document(Rule(), PageBreak(), draft=True, draft_mark="BẢN NHÁP")
    assert plain(paper) == f"BẢN NHÁP\n{'-' * 20}\n\f\n"
