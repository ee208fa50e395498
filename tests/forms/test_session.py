import unicodedata
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.rows import MOST_ROWS
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Check, Choice, Column, Condition, Field, Form, Section

SALES = Field(
    key="ban",
    kind="table",
    label="Bán hàng",
    columns=(
        Column(key="ten", kind="text", label="Tên", required=True),
        Column(key="so", kind="decimal", label="Số lượng"),
        Column(key="gia", kind="money", label="Giá"),
        Column(key="tien", kind="computed", label="Tiền", compute="product", of=("so", "gia")),
        Column(key="ghi", kind="text", label="Ghi chú"),
    ),
)
FORM = Form(
    basis="t",
    code="t",
    revision=1,
    title="",
    name="",
    about="idea",
    source="",
    sha256="",
    sections=(
        Section(
            key="mot",
            title="Một",
            fields=(
                Field(key="ten", kind="text", label="Tên", required=True),
                Field(
                    key="loai",
                    kind="choice",
                    label="Loại",
                    choices=(Choice(key="htx", label="HTX"), Choice(key="ho", label="Hộ")),
                ),
                Field(
                    key="so_tv",
                    kind="integer",
                    label="Số thành viên",
                    min=1,
                    show_if=Condition(field="loai", values=("htx",)),
                    required_if=Condition(field="loai", values=("htx",)),
                ),
            ),
        ),
        Section(
            key="hai",
            title="Hai",
            fields=(
                Field(key="trong_xa", kind="integer", label="Trong xã"),
                Field(key="lao_dong", kind="integer", label="Lao động"),
                Field(key="chuyen", kind="long_text", label="Chuyện"),
            ),
        ),
        Section(key="ba", title="Ba", fields=(SALES,)),
    ),
    checks=(
        Check(name="not_more_than", fields=("trong_xa", "lao_dong"), text="Trong xã nhiều hơn."),
    ),
)


@pytest.fixture
def session():
    return Session(FORM)


# --- typing ----------------------------------------------------------------------------------


def test_raw_text_is_kept_as_typed_and_read(session):
    session.type("lao_dong", " 1.250 ")
    assert session.raw("lao_dong") == " 1.250 "
    assert session.value("lao_dong") == 1250


def test_unreadable_text_is_kept_with_one_problem(session):
    session.type("lao_dong", "chục người")
    assert session.raw("lao_dong") == "chục người"
    assert session.value("lao_dong") is None
    assert session.unread() == {"lao_dong": "chục người"}
    (problem,) = session.problems("lao_dong")
    assert problem.field == "lao_dong"
    session.type("lao_dong", "10")
    assert session.unread() == {}
    assert session.problems("lao_dong") == ()


def test_letters_and_marks_are_composed_in_the_value_only(session):
    raw = unicodedata.normalize("NFD", "Thủy")
    session.type("ten", raw)
    assert session.raw("ten") == raw
    assert session.value("ten") == "Thủy"


def test_ten_megabytes_are_kept_with_one_problem(session):
    paste = "chữ " * 2_500_000
    session.type("chuyen", paste)
    session.type("ten", paste)
    for key in ("chuyen", "ten"):
        assert session.raw(key) == paste
        assert len(session.problems(key)) == 1


def test_unknown_keys_are_refused(session):
    with pytest.raises(KeyError):
        session.type("khong_co", "x")
    with pytest.raises(KeyError):
        session.add_row("ten")


# --- what is asked ---------------------------------------------------------------------------


def test_fields_show_hide_and_become_required(session):
    assert not session.visible("so_tv")
    session.type("loai", "htx")
    assert session.visible("so_tv")
    assert session.required("so_tv")
    assert session.missing("so_tv")
    session.type("so_tv", "0")
    assert session.problems("so_tv")
    session.type("loai", "ho")
    assert not session.visible("so_tv")
    assert session.problems("so_tv") == ()
    assert session.values()["so_tv"] == 0, "a hidden answer is not lost"


def test_listeners_hear_of_every_field_that_changed_with_it(session):
    heard = []
    unlisten = session.listen(heard.append)
    session.type("loai", "htx")
    session.type("lao_dong", "5")
    session.type("lao_dong", "5")
    unlisten()
    unlisten()
    session.type("ten", "x")
    assert heard == [{"loai", "so_tv"}, {"lao_dong", "trong_xa"}]


def test_progress_counts_visible_questions(session):
    assert session.progress() == (0, 6)
    session.type("loai", "htx")
    session.type("ten", "HTX")
    assert session.progress() == (2, 7)


# --- what is wrong ---------------------------------------------------------------------------


def test_a_contradiction_speaks_beside_its_first_field(session):
    session.type("trong_xa", "9")
    session.type("lao_dong", "5")
    (problem,) = session.problems("trong_xa")
    assert problem == Problem("Trong xã nhiều hơn.", Severity.BLOCKS, "trong_xa")
    session.type("lao_dong", "9")
    assert session.problems("trong_xa") == ()


def test_all_problems_in_reading_order(session):
    session.type("lao_dong", "x")
    row = session.add_row("ban")
    session.type_cell("ban", row, "gia", "rẻ")
    session.set_remarks(
        [Problem("Trùng tên.", Severity.REMINDS, "ten"), Problem("Cả phiếu.", Severity.REMINDS)]
    )
    assert [found.field for found in session.all_problems()] == [
        "ten",
        "ten",
        "lao_dong",
        f"ban.{row}.ten",
        f"ban.{row}.gia",
        "",
    ]


def test_remarks_replace_earlier_ones_and_are_no_change_of_hers(session):
    heard = []
    session.listen(heard.append)
    session.set_remarks([Problem("Trùng tên.", Severity.REMINDS, "ten")])
    assert session.problems("ten")
    session.set_remarks([])
    assert session.problems("ten") == ()
    assert heard == [{"ten"}, {"ten"}]
    assert session.take_dirty() == frozenset()


def test_section_states(session):
    assert session.section_state("mot") == "untouched"
    session.type("loai", "htx")
    assert session.section_state("mot") == "started"
    session.type("ten", "HTX")
    session.type("so_tv", "x")
    assert session.section_state("mot") == "problem"
    session.type("so_tv", "9")
    assert session.section_state("mot") == "done"


@pytest.fixture
def accounts():
    """A step of tables alone, asked of a cooperative in earnest; costs and profit go together."""
    columns = (
        Column(key="ten", kind="text", label="Tên"),
        Column(key="tien", kind="money", label="Tiền"),
    )
    asked = Condition(field="loai", values=("htx",))
    tables = tuple(
        Field(key=key, kind="table", label=key, columns=columns, expected_if=asked)
        for key in ("chi", "lai")
    )
    (kind,) = (field for field in FORM.fields() if field.key == "loai")
    check = Check(
        name="total_stands_in",
        fields=("lai.tien", "chi.tien"),
        text="Ghi {0}, cộng được {1}.",
        reminds=True,
    )
    sections = (
        Section(key="mot", title="Một", fields=(kind,)),
        Section(key="bang", title="Bảng", fields=tables),
    )
    return Session(replace(FORM, sections=sections, checks=(check,)))


def put(session, table, *figures):
    for figure in figures:
        session.type_cell(table, session.add_row(table), "tien", figure)


def test_a_step_of_tables_is_complete_when_each_holds_something(accounts):
    assert accounts.section_state("bang") == "untouched"
    put(accounts, "chi", "500")
    assert accounts.section_state("bang") == "started"
    put(accounts, "lai", "500")
    assert accounts.section_state("bang") == "done"


def test_an_expected_table_left_empty_is_reminded_of_and_another_is_not(accounts):
    assert accounts.all_problems() == []
    accounts.type("loai", "ho")
    assert accounts.all_problems() == []
    accounts.type("loai", "htx")
    put(accounts, "chi", "500")
    (told,) = accounts.all_problems()
    assert (told.field, told.severity) == ("lai", Severity.REMINDS)
    assert not accounts.missing("lai")


def test_an_expected_table_keeps_a_step_with_other_answers_open():
    first, second = (Field(key=k, kind="text", label=k, required=True) for k in "ab")
    asked = Condition(field="a", values=("x",))
    table = replace(SALES, expected_if=asked)
    section = Section(key="s", title="S", fields=(first, second, table))
    session = Session(replace(FORM, sections=(section,), checks=()), {"a": "y", "b": "b"})
    assert session.section_state("s") == "done"
    session.type("a", "x")
    assert session.section_state("s") == "started"


def test_figures_of_two_tables_that_contradict_are_told_with_both(accounts):
    put(accounts, "chi", "300.000", "180.000")
    put(accounts, "lai", "450.000")
    (told,) = accounts.problems("lai")
    assert (told.text, told.severity) == ("Ghi 450.000, cộng được 480.000.", Severity.REMINDS)
    put(accounts, "lai", "30.000")
    assert accounts.problems("lai") == ()


def test_a_check_compares_with_what_another_paper_told(accounts):
    check = Check(name="not_more_than", fields=("bieu-03.a.b", "lai.tien"), text="{0}, mà {1}.")
    form = replace(accounts.form, checks=(check,))
    session = Session(form, elsewhere={"bieu-03.a.b": [400, 200]})
    assert session.problems("lai") == ()
    put(session, "lai", "500")
    assert [each.text for each in session.problems("lai")] == ["600, mà 500."]
    put(session, "lai", "100")
    assert session.problems("lai") == ()
    alone = Session(form)
    put(alone, "lai", "1")
    assert alone.problems("lai") == ()


def test_a_column_is_offered_without_what_its_own_row_is(accounts):
    first, second = (accounts.add_row("chi") for _ in "ab")
    accounts.type_cell("chi", first, "ten", "Giám đốc")
    accounts.type_cell("chi", second, "ten", "Kế toán")
    assert accounts.suggestions("chi.ten") == ["Giám đốc", "Kế toán"]
    assert accounts.suggestions("chi.ten", besides=second) == ["Giám đốc"]
    assert accounts.suggestions("chi.ten", besides="khong-co") == ["Giám đốc", "Kế toán"]


def test_a_plain_no_that_a_record_holds_begins_no_step():
    field = Field(key="a", kind="yes_no", label="A", bind="producer.registered")
    section = Section(key="s", title="S", fields=(field,))
    session = Session(replace(FORM, sections=(section,), checks=()), {"a": False})
    assert session.section_state("s") == "untouched"
    assert [each.key for each in session.steps()] == ["s"]


def test_dirty_keys_are_handed_out_once(session):
    session.type("ten", "A")
    session.type("loai", "ho")
    session.add_row("ban")
    assert session.take_dirty() == {"ten", "loai", "ban"}
    assert session.take_dirty() == frozenset()
    session.type("ten", "A")
    assert session.take_dirty() == frozenset()


# --- tables ----------------------------------------------------------------------------------


def test_computed_columns_follow_and_are_never_typed(session):
    row = session.add_row("ban")
    session.type_cell("ban", row, "so", "2,5")
    session.type_cell("ban", row, "gia", "20k")
    assert session.value("ban")[0]["tien"] == Decimal(50_000)
    assert session.raw("ban")[0]["tien"] == "50.000"
    assert session.raw("ban")[0]["gia"] == "20k"
    assert session.cell_problem("ban", row, "tien") is None
    with pytest.raises(KeyError):
        session.type_cell("ban", row, "tien", "1")


def test_an_empty_row_is_on_screen_but_no_answer(session):
    row = session.add_row("ban")
    assert [each["id"] for each in session.raw("ban")] == [row]
    assert session.value("ban") == []
    assert not session.missing("ban")
    session.type_cell("ban", row, "so", "1")
    assert session.missing("ban"), "the name of a begun row is required"


def test_rows_are_added_behind_removed_and_put_back(session):
    first = session.add_row("ban")
    second = session.add_row("ban", after=first)
    middle = session.add_row("ban", after=first)
    session.type_cell("ban", middle, "gia", "rẻ")
    session.type_cell("ban", middle, "ten", "Gạo")
    index, row = session.remove_row("ban", middle)
    assert session.unread() == {}
    session.put_back_row("ban", index, row)
    assert [each["id"] for each in session.raw("ban")] == [first, middle, second]
    assert session.unread() == {f"ban.{middle}.gia": "rẻ"}
    assert session.cell_problem("ban", middle, "gia").field == f"ban.{middle}.gia"
    assert "Dòng 2" in session.problems("ban")[0].text


def test_paste_adds_rows_and_passes_over_computed_columns(session):
    row = session.add_row("ban")
    session.paste("ban", row, "so", [["2", "10", "sai", "tốt"], ["3", "rẻ"]])
    first, second = session.raw("ban")
    assert (first["tien"], first["ghi"]) == ("20", "tốt")
    assert second["gia"] == "rẻ"
    assert session.unread() == {f"ban.{second['id']}.gia": "rẻ"}


def test_too_many_pasted_rows_are_told(session):
    row = session.add_row("ban")
    block = session.paste("ban", row, "ten", [["Gạo"]] * (MOST_ROWS + 5))
    assert len(block.rows) == MOST_ROWS
    assert len(session.value("ban")) == MOST_ROWS
    (problem,) = session.problems("ban")
    assert "5 dòng cuối" in problem.text
    session.type_cell("ban", row, "ten", "Nếp")
    assert session.problems("ban") == ()


def test_a_whole_table_is_typed_to_undo_a_paste(session):
    row = session.add_row("ban")
    session.type_cell("ban", row, "ten", "Gạo")
    before = session.raw("ban")
    session.paste("ban", row, "ten", [["A"], ["B"]])
    session.type("ban", before)
    assert session.raw("ban") == before


# --- opening again ---------------------------------------------------------------------------


def test_opens_as_it_was_left(session):
    session.type("ten", "HTX")
    session.type("lao_dong", "chục")
    row = session.add_row("ban")
    session.type_cell("ban", row, "gia", "rẻ")
    again = Session(FORM, session.values(), session.unread())
    assert again.values() == session.values()
    assert again.unread() == session.unread()
    assert again.raw("ban") == session.raw("ban")
    assert again.take_dirty() == frozenset()


def test_unreadable_text_of_a_lost_row_comes_back_in_a_row_of_its_own():
    again = Session(FORM, {}, {"ban.r9.gia": "rẻ", "ban.r9.la": "x", "khong_co": "y"})
    assert again.raw("ban")[0]["id"] == "r9"
    assert again.unread() == {"ban.r9.gia": "rẻ"}


# --- any order of deeds ----------------------------------------------------------------------

RAW = st.sampled_from(["", "5", "1,5", "x", "20k", "  ", "Gạo\x00", "9" * 40])
COLUMN = st.sampled_from(["ten", "so", "gia", "ghi"])


class Officer(RuleBasedStateMachine):
    """Types, adds, removes, pastes and undoes in any order; nothing is ever lost or at odds."""

    def __init__(self):
        super().__init__()
        self.session = Session(FORM)
        self.typed = {}
        self.removed = None
        self.heard = set()
        self.session.listen(self.heard.update)

    def rows(self):
        return self.session.raw("ban")

    @rule(key=st.sampled_from(["ten", "so_tv", "trong_xa", "lao_dong", "chuyen"]), raw=RAW)
    def type(self, key, raw):
        self.session.type(key, raw)
        self.typed[key] = raw

    @rule(raw=st.sampled_from(["", "htx", "ho", "lạ"]))
    def choose(self, raw):
        self.session.type("loai", raw)
        self.typed["loai"] = raw

    @rule()
    def add_row(self):
        self.session.add_row("ban")

    @precondition(lambda self: self.rows())
    @rule(data=st.data(), column=COLUMN, raw=RAW)
    def type_cell(self, data, column, raw):
        row = data.draw(st.sampled_from(self.rows()))["id"]
        self.session.type_cell("ban", row, column, raw)
        assert next(each for each in self.rows() if each["id"] == row)[column] == raw

    @precondition(lambda self: self.rows())
    @rule(data=st.data())
    def remove(self, data):
        before = self.rows()
        row = data.draw(st.sampled_from(before))["id"]
        self.removed = (before, *self.session.remove_row("ban", row))
        assert len(self.rows()) == len(before) - 1

    @precondition(lambda self: self.removed)
    @rule()
    def put_back_at_once(self):
        before, index, row = self.removed
        self.removed = None
        unchanged = self.rows() == [each for each in before if each["id"] != row["id"]]
        self.session.put_back_row("ban", index, row)
        if unchanged:
            assert self.rows() == before

    @precondition(lambda self: self.rows())
    @rule(data=st.data(), column=COLUMN, grid=st.lists(st.lists(RAW, max_size=6), max_size=4))
    def paste(self, data, column, grid):
        row = data.draw(st.sampled_from(self.rows()))["id"]
        self.session.paste("ban", row, column, grid)

    @rule()
    def save_and_open_again(self):
        again = Session(FORM, self.session.values(), self.session.unread())
        assert again.values() == self.session.values()
        assert again.unread() == self.session.unread()
        for key in self.typed:
            assert again.problems(key) == self.session.problems(key)
        assert [p.field for p in again.problems("ban")] == [
            p.field for p in self.session.problems("ban")
        ]

    @invariant()
    def raw_text_is_what_was_typed(self):
        for key, raw in self.typed.items():
            assert self.session.raw(key) == raw

    @invariant()
    def row_ids_are_unique(self):
        ids = [row["id"] for row in self.rows()]
        assert len(ids) == len(set(ids))

    @invariant()
    def what_is_unread_has_a_problem_and_no_value(self):
        told = {p.field for key in self.session.values() for p in self.session.problems(key)}
        for path in self.session.unread():
            if self.session.visible(path.partition(".")[0]):
                assert path in told

    @invariant()
    def every_change_was_told(self):
        assert self.session.take_dirty() <= self.heard

    @invariant()
    def signs_agree_with_problems(self):
        blocked = {p.field.partition(".")[0] for p in self.session.all_problems()}
        for section in FORM.sections:
            keys = {field.key for field in section.fields}
            if self.session.section_state(section.key) == "done":
                assert not keys & blocked


Officer.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
TestOfficer = Officer.TestCase
