"""How the width of a form is shared; figures in em."""

import pytest

from ocop_desktop.ui.form.room import Room, share


@pytest.mark.parametrize(
    ("width", "table", "typed", "room"),
    [
        (76, 0, 0, Room(False, True, True)),  # 1366 pixels at 100 %
        (50, 0, 0, Room(False, False, False)),  # at 150 %
        (40, 0, 0, Room(True, False, False)),  # huge text at 150 %
        (76, 40, 30, Room(False, False, True)),  # a wide table comes before the help
        (76, 60, 55, Room(False, False, False)),  # even without what is computed
        (50, 40, 30, Room(True, False, False)),
    ],
)
def test_questions_come_first_then_steps_then_help(width, table, typed, room):
    assert share(width, table, typed) == room
