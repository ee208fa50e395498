"""The calculation follows what is typed, tells who shows it, and is never an answer."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_desktop import resources
from ocop_desktop.forms import binding, calculations, derived
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.plan import answers as plan_answers
from ocop_desktop.forms.plan.map import FLAT_FIGURES
from ocop_desktop.forms.reading.load import load_basis, load_form
from ocop_desktop.forms.session import Session
from ocop_desktop.forms.spec import Condition
from tests.forms.plan_form import TEXT, VALUES
from tests.forms.shelf import Shelf


@pytest.fixture(scope="module")
def library():
    return Library(resources.assets() / "bases")


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    shelf = Shelf(tmp_path_factory.mktemp("bases"))
    path = shelf.write("qd-thu/forms/bieu-01.toml", TEXT.replace("CODE", "bieu-01"))
    return load_form(path, load_basis(shelf.folder / "qd-thu"))


def row(rows, row_id):
    return next(each for each in rows if each["id"] == row_id)


def hidden_when_not_full(form, key):
    section, *rest = form.sections
    shown = Condition(field="full", values=(True,))
    fields = tuple(replace(f, show_if=shown) if f.key == key else f for f in section.fields)
    return replace(form, sections=(replace(section, fields=fields), *rest))


def test_everything_follows_at_opening(form):
    session = Session(form, VALUES)
    assert row(session.value("nvl"), "m")["luong"] == 150
    assert row(session.value("nvl"), "m")["tien"] == 1_800_000
    assert row(session.value("tb"), "t")["kh"] == 1_000_000
    assert row(session.value("dt"), "d")["t2"] == 4_000_000
    assert [each["ty_le"] for each in session.value("nv")] == [25, 75]
    assert session.value("can") == 4_000_000
    assert session.value("chu") == "Bốn triệu đồng"
    assert [each["id"] for each in session.value("cp")][:2] == ["=materials", "=labour_variable"]
    assert row(session.value("cp"), "=depreciation")["n3"] == 1_000_000
    # 4.000.000 − 1.800.000 − 500.000 − 1.000.000
    assert row(session.value("kq"), "=profit")["n1"] == 700_000
    assert row(session.value("kq"), "=margin")["n1"] == Decimal("17.5")
    assert session.numbers.figures.years[0].profit == 700_000
    assert [each.name for each in session.numbers.plan.sources] == ["Tự có", "Vay"]


def test_a_source_is_called_by_its_kind_and_what_was_written_beside_it(library):
    form = library.form("qd1048-2019", "bieu-03")
    beside = [
        ("policy_bank", "Hộ gia đình", "Vay NH CSXH – Hộ gia đình"),
        ("policy_bank", "vay NH CSXH huyện", "vay NH CSXH huyện"),
        ("own", None, "Tự có"),
        ("other", "Bán trâu", "Bán trâu"),
        (None, "Anh Tư", "Anh Tư"),
    ]
    rows = [
        {"id": str(place), "nguon": kind, "ten": note, "so_tien": 5}
        for place, (kind, note, _) in enumerate(beside)
    ]
    plan = plan_answers.plan_of(form, {"loai_phuong_an": "simple", "nguon_von": rows})
    assert [each.name for each in plan.sources] == [name for _, _, name in beside]


def test_listeners_hear_of_the_fields_that_changed_and_of_no_others(form):
    session, heard = Session(form, VALUES), []
    session.listen(heard.append)
    session.type_cell("nvl", "m", "gia", "10.000")
    assert heard[-1] >= {"nvl", "cp", "kq"}
    assert not heard[-1] & {"tb", "dt", "nv", "can", "chu"}
    session.type_cell("nvl", "m", "nguon", "commune")
    assert heard[-1] == {"nvl"}


def test_a_patient_session_fills_the_table_at_hand_and_the_rest_when_asked(form, monkeypatch):
    session, heard, asked = Session(form, VALUES), [], []
    session.patient = True
    session.listen(heard.append)
    calculate = plan_answers.figures
    monkeypatch.setattr(plan_answers, "figures", lambda plan: asked.append(1) or calculate(plan))
    session.type_cell("nvl", "m", "gia", "10.000")
    assert row(session.value("nvl"), "m")["tien"] == 1_500_000
    assert row(session.raw("nvl"), "m")["tien"] == "1.500.000"
    assert not asked
    assert not heard[-1] & {"cp", "kq"}
    session.catch_up()
    assert heard[-1] >= {"cp", "kq"}
    assert row(session.value("kq"), "=profit")["n1"] == 1_000_000
    session.type_cell("nv", "w", "tien", "1.000.000")
    assert [each["ty_le"] for each in session.value("nv")] == [50, 50]
    session.type_cell("nvl", "m", "gia", "12.000")
    assert row(session.value("kq"), "=profit")["n1"] == 700_000  # whoever asks sees all of it
    assert len(asked) == 2


def test_rows_that_did_not_change_are_not_put_together_anew(form):
    session = Session(form, VALUES)
    before = session.value("tb"), session.raw("tb"), session.value("dt")
    session.type_cell("nvl", "m", "gia", "10.000")
    after = session.value("tb"), session.raw("tb"), session.value("dt")
    assert all(
        x is y
        for then, now in zip(before, after, strict=True)
        for x, y in zip(then, now, strict=True)
    )


def test_what_follows_is_no_answer(form):
    session = Session(form, VALUES)
    assert session.take_dirty() == frozenset()
    _, own = binding.split(form, session.values())
    assert own.keys() == VALUES.keys()
    assert own["cp"] == [
        {"id": "c", "ten": "Điện", "loai": "variable", "n1": 500_000, "n2": 500_000}
    ]
    assert own["nvl"][0].keys() == {"id", "ten", "sp", "dm", "gia"}
    again = Session(form, binding.answer_values(form, own))
    assert again.values() == session.values()


def test_an_empty_plan_is_quiet_and_has_answered_nothing(form):
    session = Session(form)
    assert session.progress() == (0, 9)
    assert [session.section_state(key) for key in "abc"] == ["untouched"] * 3
    assert session.value("can") is None
    assert {each.get("n1") for each in session.value("kq")} == {None}
    assert session.all_problems() == []
    assert Session(form, VALUES).section_state("c") == "done"


def test_a_fixed_row_is_never_typed_pasted_over_or_taken_away(form):
    session = Session(form, VALUES)
    with pytest.raises(KeyError):
        session.type_cell("cp", "=materials", "n1", "1")
    with pytest.raises(KeyError):
        session.remove_row("cp", "=materials")
    session.type("cp", [*session.raw("cp"), {"id": "=hers", "ten": "Nước"}])
    ids = [each["id"] for each in session.value("cp")]
    assert ids[:6] == [
        "=materials",
        "=labour_variable",
        "=labour_fixed",
        "=depreciation",
        "=interest",
        "c",
    ]
    assert len(ids) == 6
    session.paste("cp", "c", "ten", [["A", "variable", "1"], ["B", "fixed", "2"]])
    assert row(session.value("cp"), "=materials")["n1"] == 1_800_000


def test_rows_are_numbered_as_they_stand(form):
    session = Session(form)
    row_id = session.add_row("cp")
    session.type_cell("cp", row_id, "n1", "mười")
    (problem,) = session.problems("cp")
    assert problem.text.startswith("Dòng 6")


def test_contradictions_remind_at_their_cell_once_something_stands_there(form):
    session = Session(form, VALUES)
    session.type_cell("dt", "d", "n1", "200")
    problem = session.cell_problem("dt", "d", "n1")
    assert "bán 200, nhưng chỉ làm ra 100" in problem.text
    assert problem in session.problems("dt")
    session.type_cell("nvl", "m", "gia", "")
    assert session.problems("nvl") == ()  # she is still typing
    assert any(each.field == "nvl.m.gia" for each in session.all_problems())
    session.type_cell("dt", "d", "n1", "100")
    assert session.cell_problem("dt", "d", "n1") is None


def test_an_unknown_product_is_named_and_the_only_one_is_meant_where_none_is_said(form):
    session = Session(form, VALUES)
    session.type_cell("nvl", "m", "sp", "Bún")
    assert session.cell_problem("nvl", "m", "sp") is not None
    assert row(session.value("nvl"), "m")["luong"] is None
    session.type_cell("nvl", "m", "sp", "")
    assert row(session.value("nvl"), "m")["luong"] == 150


def test_what_is_hidden_counts_as_nothing(form):
    session = Session(hidden_when_not_full(form, "tb"), {**VALUES, "full": True})
    assert session.value("can") == 4_000_000
    session.type("full", "no")
    assert session.value("can") == 1_000_000
    values = {**VALUES, "full": False}
    assert calculations.complete(session.form, values)["can"] == 1_000_000


def test_complete_says_what_a_session_says_and_leaves_what_is_complete(form):
    session = Session(form, VALUES)
    bare = binding.answer_values(form, binding.split(form, session.values())[1])
    told = calculations.complete(form, bare)
    assert told == {key: value for key, value in session.values().items() if key in told}
    kept = {**told, "can": 7}
    assert calculations.complete(form, kept)["can"] == 7
    assert Session(form, kept).value("can") == 7


def test_figures_are_kept_as_they_were_printed(form):
    told = calculations.complete(form, VALUES)
    kept = derived.to_json(form, told)
    told["kq"][0]["n1"] = None
    bare = binding.answer_values(form, binding.split(form, VALUES)[1])
    back = derived.from_json(form, bare, kept)
    assert row(back["kq"], "=margin")["n1"] == Decimal("17.5")
    assert row(back["cp"], "=materials") == row(
        calculations.complete(form, VALUES)["cp"], "=materials"
    )
    assert back["chu"] == "Bốn triệu đồng"
    assert row(back["nvl"], "m")["tien"] == 1_800_000
    assert derived.from_json(form, bare, {"gone": 1, **kept})["can"] == 4_000_000


def test_the_later_years_are_filled_where_they_are_empty(form):
    session = Session(
        form,
        {
            "sp": [
                {"id": "a", "n1": Decimal(100), "n3": Decimal(7)},
                {"id": "b", "n1": Decimal("2.5")},
                {"id": "c", "ten": "không"},
            ]
        },
    )
    assert session.fill_years("sp", Decimal(10))
    assert [(each["n2"], each["n3"]) for each in session.value("sp")] == [
        (110, 7),
        (Decimal("2.75"), Decimal("3.03")),
        (None, None),
    ]
    assert not session.fill_years("sp", Decimal(10))
    assert session.fill_years("sp", Decimal(-50), over=True)
    assert row(session.value("sp"), "a")["n3"] == 25
    assert session.take_dirty() == {"sp"}


def test_growth_of_a_small_whole_number_is_not_lost(form):
    rows = [{"id": "a", "n1": Decimal(4)}, {"id": "b", "n1": Decimal(21)}]
    session = Session(form, {"sp": rows, "cp": rows})
    assert session.fill_years("sp", Decimal(10))
    assert [(each["n2"], each["n3"]) for each in session.value("sp")] == [
        (Decimal("4.4"), Decimal("4.84")),
        (23, 25),
    ]
    assert session.fill_years("sp", Decimal(0), over=True)
    assert row(session.value("sp"), "a")["n3"] == 4
    assert session.fill_years("cp", Decimal(10))
    assert row(session.value("cp"), "a")["n3"] == 4


def test_words_of_another_table_are_offered_once_each(form):
    session = Session(
        form, {"sp": [{"id": n, "ten": t} for n, t in ("aA", "bB", "cA", ("d", None))]}
    )
    assert session.suggestions("sp.ten") == ["A", "B"]


def test_every_single_figure_has_its_name(form):
    assert plan_answers.flat(form, VALUES).keys() == FLAT_FIGURES
    told = plan_answers.flat(form, VALUES)
    assert (told["own_capital"], told["loans"], told["support"]) == (1_000_000, 3_000_000, 0)
    assert (told["revenue_1"], told["profit_1"], told["depreciation_3"]) == (
        4_000_000,
        700_000,
        1_000_000,
    )
    assert told["light"] == "chưa đứng vững"
    assert set(plan_answers.flat(form, {}).values()) == {None}


def test_a_finding_points_into_the_form(form):
    numbers = plan_answers.numbers(form, {**VALUES, "von": None})
    paths = {plan_answers.path_of(form, each) for each in numbers.contradictions}
    assert "von" in paths
    assert "nv" in paths


@pytest.mark.parametrize(
    ("table", "changes", "path"),
    [("tb", {"tt": None}, "tb.t.tt"), ("sp", {"id": "q", "ten": "mỲ khÔ"}, "sp.q.ten")],
)
def test_what_counts_otherwise_than_she_means_is_a_finding(form, table, changes, path):
    rows = {each["id"]: each for each in [*VALUES[table], {**VALUES[table][0], **changes}]}
    values = {**VALUES, table: list(rows.values())}
    paths = [
        plan_answers.path_of(form, each)
        for each in plan_answers.numbers(form, values).contradictions
    ]
    assert path in paths
    assert not any(path.endswith(".") for path in paths)


def test_no_revenue_is_not_called_a_price_too_low(form):
    told = plan_answers.flat(form, {**VALUES, "dt": []})
    assert told["break_even_words"] == "chưa tính được vì chưa có doanh thu năm 1"


_TEXTS = st.sampled_from(["", "0", "-3", "12,5", "1.000.000", "999.999.999.999.999", "abc"])


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "sp.p.n1",
                    "nvl.m.dm",
                    "nvl.m.gia",
                    "tb.t.sl",
                    "tb.t.gia",
                    "tb.t.nam",
                    "cp.c.n1",
                    "dt.d.n1",
                    "dt.d.gia",
                    "nv.v.tien",
                ]
            ),
            _TEXTS,
        ),
        max_size=12,
    ),
    st.booleans(),
)
def test_whatever_is_typed_the_session_says_what_complete_says(form, typed, patient):
    session = Session(form, VALUES)
    session.patient = patient
    for path, text in typed:
        session.type_cell(*path.split("."), text)
        if patient:
            at_hand = session.value(path.split(".")[0])
            session.catch_up()
            assert session.value(path.split(".")[0]) == at_hand
    session.all_problems()
    told = calculations.complete(
        form, binding.answer_values(form, binding.split(form, session.values())[1])
    )
    for key in ("nvl", "tb", "cp", "dt", "nv", "kq", "can", "chu"):
        assert told.get(key) == session.value(key)


def test_what_could_not_be_read_is_told_beside_the_figures(form):
    session = Session(form, VALUES, {"von": "năm chục"})
    session.type_cell("cp", "c", "n2", "khoảng 9tr")
    session.type_cell("tb", "t", "tt", "mượn")
    session.type("tang", "nhiều")
    unread = [each for each in session.numbers.contradictions if each.kind == "unread"]
    paths = {plan_answers.path_of(form, each) for each in unread}
    assert paths == {"cp.c.n2", "tb.t.tt", "von"}
    assert {each.name for each in unread} == {"Điện", "Máy", ""}
    assert not [each for each in session.all_problems() if "chưa được tính" in each.text]
    session.type_cell("cp", "c", "n2", "9.000.000")
    assert "cp.c.n2" not in session.numbers.plan.unread
    hidden = Session(hidden_when_not_full(form, "cp"), VALUES)
    hidden.type_cell("cp", "c", "n2", "khoảng 9tr")
    assert hidden.numbers.plan.unread == ()


def test_a_cost_without_its_kind_is_asked_for_it(form):
    session = Session(form, VALUES)
    session.type_cell("cp", "c", "loai", "")
    asked = [each.field for each in session.all_problems() if "biến phí hay" in each.text]
    assert asked == ["cp.c.loai"]
