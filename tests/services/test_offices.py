"""Setting a workspace up: all or nothing."""

import pytest

from ocop_desktop.core.problems import Refusal
from ocop_desktop.core.records import Office


def test_a_year_that_is_none_sets_nothing_up_and_may_be_mended(empty_desk):
    office = Office(commune="Xã Đại Xuân", province="Tỉnh Bắc Ninh")
    with pytest.raises(Refusal, match="20202026"):
        empty_desk.offices.found("qd1048-2019", office, 20202026)
    assert empty_desk.offices.us() is None
    empty_desk.offices.found("qd1048-2019", office, 2020)
    assert (empty_desk.offices.us().commune, empty_desk.offices.year()) == ("Xã Đại Xuân", 2020)


@pytest.mark.parametrize(
    ("basis", "office", "receiver"),
    [
        ("qd26-2026", {"province": "Bắc Ninh"}, "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("qd26-2026", {"province": "Huế"}, "Ủy ban nhân dân thành phố Huế"),
        ("qd26-2026", {"province": "tỉnh Bắc Ninh"}, "Ủy ban nhân dân tỉnh Bắc Ninh"),
        ("qd1048-2019", {"district": "Quế Võ"}, "Ủy ban nhân dân huyện Quế Võ"),
    ],
)
def test_the_usual_receiver_is_called_with_its_kind(empty_desk, basis, office, receiver):
    found = next(each for each in empty_desk.offices.bases() if each.key == basis)
    assert empty_desk.offices.usual_receiver(found, Office(**office)) == receiver
