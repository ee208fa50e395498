"""The import wizard over real services: the whole way by keyboard, refusals, taking back."""

from dataclasses import replace

import pytest
from openpyxl import Workbook

from ocop_desktop.core.records import Producer, Query
from ocop_desktop.services.changes import Changes
from ocop_desktop.store import producers
from ocop_desktop.ui.parts import dialogs
from ocop_desktop.ui.parts.dialogs import Modal
from ocop_desktop.ui.window import Window
from tests.exchange import provincial
from tests.ui.look import everything, said

pytestmark = pytest.mark.tk


@pytest.fixture
def view(app, sample_desk, jobs, settle, monkeypatch):
    monkeypatch.setattr(dialogs, "ask", lambda *_, **__: True)
    window = Window(app, sample_desk, jobs)
    app.geometry("1366x740+0+0")
    window.start()
    window.navigation.go("importing")
    settle()
    app.focus_force()
    settle(0.05)
    yield window.navigation.view
    window.navigation.forget()


@pytest.fixture
def listed(tmp_path):
    return provincial.save(tmp_path / "tinh.xlsx")


def press(app, key):
    (app.focus_get() or app).event_generate(key)


def choose(view, monkeypatch, path):
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: path)
    view.page.choose.invoke()


def to_rows(view, settle, path):
    view.show(path)
    view.primary.invoke()
    settle(0.1)


def test_from_file_to_done_by_keyboard(app, view, settle, monkeypatch, listed):
    before = view.context.desk.products.count(Query())
    monkeypatch.setattr(dialogs, "ask_open", lambda *_: listed)
    view.page.choose.focus_force()
    settle(0.05)
    press(app, "<Return>")
    settle(0.1)
    assert app.focus_get().winfo_class() == "TCombobox"
    view.step_forward()  # Alt+→
    settle(0.1)
    assert app.focus_get() is view.page.list.table
    assert "Dòng 5  ·  + Mới" in said(view)
    assert view.context.desk.products.count(Query()) == before
    press(app, "<Down>")
    settle(0.1)
    assert "Dòng 6  ·  + Mới" in said(view)
    view.step_forward()
    settle(0.1)
    assert view.context.desk.products.count(Query()) == before + 4
    assert "✓  Đã nhập xong" in said(view)
    press(app, "<Escape>")
    settle(0.1)
    assert "✓  Đã nhập xong" not in said(view)


def test_what_was_done_is_taken_back_from_the_list_below(view, settle, listed):
    before = view.context.desk.products.count(Query())
    to_rows(view, settle, listed)
    view.primary.invoke()
    view.close_done()
    button = next(
        w
        for w in everything(view)
        if w.winfo_class() == "TButton" and w.cget("text") == "Hoàn tác lần nhập"
    )
    button.invoke()
    settle(0.1)
    assert view.context.desk.products.count(Query()) == before
    assert any("đã hoàn tác" in text for text in said(view))


def test_columns_are_chosen_and_what_is_missing_bars_the_way(view, settle, listed):
    view.show(listed)
    settle(0.1)
    box = view.page._lists[5]
    assert box.get() == "Tên chủ thể"
    box.current(0)
    box.event_generate("<<ComboboxSelected>>")
    settle(0.1)
    assert "Hãy chỉ cột nào là tên chủ thể." in said(view)
    assert view.primary.instate(["disabled"])
    view.page._lists[22].current(box.cget("values").index("Tên chủ thể"))
    view.page._lists[22].event_generate("<<ComboboxSelected>>")
    assert view.primary.instate(["!disabled"])


def test_whom_a_row_means_is_decided_with_enter_and_seen_at_once(app, view, settle, listed):
    producers.save(Producer(name="Hợp tác xã Nông nghiệp Đại Xuân"), "Hòa")
    to_rows(view, settle, listed)
    assert any(text.startswith("Chủ thể này là ai?") for text in said(view))
    assert "Dòng 5  ·  + Mới" in said(view)
    view.page.list.focus_rows()
    press(app, "<Return>")
    settle(0.05)
    answers = view.page._answers
    assert app.focus_get() is answers[0]
    answers[1].invoke()
    settle(0.3)
    assert view.presenter.undecided() == 0
    assert view.page._choice.get() == ""
    assert view.primary.instate(["!disabled"])


def test_delete_leaves_a_row_out(app, view, settle, listed):
    to_rows(view, settle, listed)
    view.page.list.focus_rows()
    press(app, "<Delete>")
    settle(0.3)
    assert "Dòng 5  ·  ✕ Không nhập" in said(view)
    assert view.presenter.counts()["rejected"] == 1


def test_many_rows_are_left_out_with_one_look_at_them_all(app, view, settle, jobs, listed):
    to_rows(view, settle, listed)
    view.page.list.focus_rows()
    press(app, "<Control-a>")
    press(app, "<Delete>")
    assert jobs.running() == 1
    settle(0.3)
    counts = {"new": 0, "changed": 0, "same": 0, "rejected": 4, "skipped": 3, "doubtful": 0}
    assert view.presenter.counts() == counts
    assert sum(counts.values()) == view.page.list.rows.total


def test_what_a_look_that_was_given_up_finds_does_not_count(view, settle, monkeypatch, listed):
    def broken(_progress):
        raise ValueError

    to_rows(view, settle, listed)
    previewing = view.presenter.previewing
    monkeypatch.setattr(view.presenter, "previewing", lambda: broken)
    view.leave_out([5], on=True)
    monkeypatch.setattr(view.presenter, "previewing", previewing)
    view.leave_out([6], on=True)
    settle(0.3)
    assert view.presenter.counts()["rejected"] == 2
    assert "Dòng 5  ·  ✕ Không nhập" in said(view)


def test_filter_and_search_narrow_the_rows(view, settle, listed):
    to_rows(view, settle, listed)
    view.page.filter("reminded")
    assert view.page.list.rows.total == 3
    view.page.filter("changed")
    settle(0.1)
    assert "Không có dòng nào như vậy" in said(view)


def test_going_back_keeps_the_columns(view, settle, listed):
    to_rows(view, settle, listed)
    view.step_back()
    assert view.page._lists[2].get() == "Tên sản phẩm"
    view.step_back()
    assert view.page.choose.winfo_exists()


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook_gets_a_sentence(app, view, monkeypatch, tmp_path, content):
    path = tmp_path / "hong.xlsx"
    path.write_bytes(content)
    before = view.context.desk.producers.page(Query())
    seen = []

    def read():
        modal = next((w for w in app.winfo_children() if isinstance(w, Modal)), None)
        if modal is None or not any("BANG-" in text for text in said(modal)):
            app.after(50, read)
            return
        seen.extend(said(modal))
        modal.close()

    app.after(50, read)
    choose(view, monkeypatch, path)
    assert any("hong.xlsx" in text for text in seen)
    assert view.presenter.draft is None
    assert view.context.desk.producers.page(Query()) == before


def test_a_template_is_saved_where_she_says(view, monkeypatch, tmp_path):
    told = []
    context = view.context._replace(toast=lambda *texts: told.append(texts[:2]))
    monkeypatch.setattr(view, "context", context)
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: tmp_path / "mau.xlsx")
    view.save_template("producers")
    assert (tmp_path / "mau.xlsx").is_file()
    assert told == [("Đã lưu mẫu mau.xlsx.", "Mở thư mục")]


def test_another_sheet_is_read_when_chosen(view, tmp_path):
    book = Workbook()
    book.active.title = "Một"
    other = book.create_sheet("Hai")
    for sheet, name in ((book.active, "Hộ A"), (other, "Hộ B")):
        sheet.append(("TT", "Tên chủ thể", "SĐT"))
        sheet.append((1, name, "0912345678"))
    book.save(tmp_path / "hai.xlsx")
    view.show(tmp_path / "hai.xlsx")
    view.page.sheet.set("Hai")
    view.page.sheet.event_generate("<<ComboboxSelected>>")
    assert view.presenter.draft.table.rows[0].values["producer_name"] == "Hộ B"


def test_lists_lead_here(view, settle):
    window_go = view.context.go
    for screen in ("producers", "products"):
        window_go(screen)
        settle(0.1)
        shown = view.winfo_toplevel()
        button = next(
            w
            for w in everything(shown)
            if w.winfo_class() == "TButton"
            and w.cget("text") == "Nhập từ Excel"
            and w.winfo_ismapped()
        )
        button.invoke()
        assert view.winfo_manager()


def test_what_changed_elsewhere_is_looked_at_again(view, settle, listed):
    to_rows(view, settle, listed)
    context = view.context
    context.go("today")
    row = producers.save(Producer(name="HTX Nông nghiệp Đại Xuân"), "Hòa")
    context.bus.publish(Changes.of(("producer", row.id)))
    assert view.presenter.counts()["changed"] == 0
    context.go("importing")
    assert view.primary.instate(["disabled"])
    settle(0.4)
    assert [o.before != () for o in view.presenter.report.outcomes].count(True) == 1
    assert view.primary.instate(["!disabled"])


def test_a_decision_cut_short_by_leaving_counts_when_she_is_back(view, settle, listed):
    to_rows(view, settle, listed)
    view.leave_out([5], on=True)
    view.context.go("today")
    settle(0.1)
    view.context.go("importing")
    settle(0.4)
    assert view.presenter.counts()["rejected"] == 1


def test_the_row_of_the_heads_is_chosen_when_none_is_recognised(view, tmp_path):
    book = Workbook()
    for row in (("Danh sách", "năm 2020"), ("Họ và chữ đệm", "SĐT"), ("Hộ A", "0912345678")):
        book.active.append(row)
    book.save(tmp_path / "la.xlsx")
    view.show(tmp_path / "la.xlsx")
    assert view.page.header.get() == "Dòng 1: Danh sách · năm 2020"
    view.page.header.current(1)
    view.page.header.event_generate("<<ComboboxSelected>>")
    assert view.page.header.get() == "Dòng 2: Họ và chữ đệm · SĐT"
    heads = [(line.head, line.meaning) for line in view.presenter.lines()]
    assert heads == [("Họ và chữ đệm", ""), ("SĐT", "phone")]


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_page_comes_to_rest_at_any_width(app, view, settle, listed, page):
    if page:
        to_rows(view, settle, listed)
        view._draw(page)
    told = []
    known = app.bind_all("<Configure>", told.append, add=True)
    for width in range(1020, 1366, 115):
        told.clear()
        app.geometry(f"{width}x700")
        settle(0.08)
        assert len(told) < 2000
    app.unbind_all("<Configure>")
    app.deletecommand(known)


def test_nothing_moves_when_a_warning_comes_or_products_go(view, settle, listed):
    view.show(listed)
    settle(0.1)
    page = view.page

    def places():
        return [box.winfo_rooty() for box in page._lists.values()]

    before = places()
    for column in (2, 5):  # no product, then no producer either
        page._lists[column].current(0)
        page._lists[column].event_generate("<<ComboboxSelected>>")
        settle(0.05)
        assert places() == before
    assert "Hãy chỉ cột nào là tên chủ thể." in said(view)
    assert page._as_ideas.instate(["disabled"])


def test_what_was_done_stands_below_the_file(view, settle, listed):
    settle(0.05)
    before = view.page.choose.winfo_rooty()
    to_rows(view, settle, listed)
    view.primary.invoke()
    settle(0.1)
    assert view.page.choose.winfo_rooty() == before
    assert "✓  Đã nhập xong" in said(view)


def test_the_last_question_leads_to_what_is_undecided(view, settle, monkeypatch, listed):
    producers.save(Producer(name="Hợp tác xã Nông nghiệp Đại Xuân"), "Hòa")
    to_rows(view, settle, listed)
    asked = []

    def choose_doubts(_parent, _title, _text, answers):
        asked.extend(answers)
        return answers[1][0]

    monkeypatch.setattr(dialogs, "choose", choose_doubts)
    view.primary.invoke()
    settle(0.1)
    assert [text for _, text in asked] == ["Nhập vào dữ liệu", "Xem những dòng cần quyết định"]
    assert view.page.list.rows.total == view.presenter.undecided() > 0
    assert any(text.startswith("Chọn một dòng để xem") for text in said(view))
    assert view.presenter.done is None


def test_rows_of_our_commune_alone_are_offered_and_all_of_them(view, settle, tmp_path):
    book = Workbook()
    us = view.context.desk.offices.us().commune
    for row in (("Tên chủ thể", "Xã"), ("Hộ A", us), ("Hộ B", "Xã Bằng An")):
        book.active.append(row)
    book.save(tmp_path / "tinh.xlsx")
    to_rows(view, settle, tmp_path / "tinh.xlsx")
    assert view.presenter.counts()["rejected"] == 1
    marks = [w for w in everything(view) if w.winfo_class() == "TRadiobutton"]
    next(mark for mark in marks if mark.cget("text") == "Lấy cả (2)").invoke()
    settle(0.3)
    assert view.presenter.counts()["rejected"] == 0


def test_a_row_that_cannot_go_in_says_why_first_and_is_not_left_out(view, settle, tmp_path):
    book = Workbook()
    for row in (
        ("Số điện thoại", "Tên chủ thể", "Tên sản phẩm"),
        ("12", "", "Gạo tẻ"),
        ("0912345678", "Hộ A", "Bún"),
    ):
        book.active.append(row)
    book.save(tmp_path / "thieu.xlsx")
    to_rows(view, settle, tmp_path / "thieu.xlsx")
    refused, taken = view.page._rows.fetch(Query())
    assert (refused.status, refused.face) == ("rejected", "bad")
    assert refused.remark.startswith("Thiếu: Tên chủ thể.")
    assert " · " in refused.remark  # the warning comes behind
    assert view.page._rows.numbers([refused.id, taken.id]) == [taken.number]
    offers = []
    for row in (refused, taken):
        view.page._draw_detail(view.page._rows.detail(row.id))
        boxes = [w for w in everything(view.page) if w.winfo_class() == "TCheckbutton"]
        offers.append([box.cget("text") for box in boxes])
    assert offers == [[], ["Không nhập dòng này"]]


def test_an_import_that_cannot_be_undone_names_what_stands_against_it(app, view, settle, listed):
    to_rows(view, settle, listed)
    view.primary.invoke()
    import_id = view.presenter.done.import_id
    made = next(p for p in producers.every() if p.name == "Hộ Trần Văn Đông")
    producers.save(replace(made, note="đã gọi"), "Hòa")
    view.close_done()
    seen = []

    def read():
        modal = next((w for w in app.winfo_children() if isinstance(w, Modal)), None)
        if modal is None or not any("NHAP-02" in text for text in said(modal)):
            app.after(20, read)
            return
        seen.extend(said(modal))
        modal.close()

    app.after(20, read)
    view.undo(import_id)
    settle(0.05)
    assert any("Hộ Trần Văn Đông" in text for text in seen)
    assert "Hoàn tác lần nhập" in said(view)
