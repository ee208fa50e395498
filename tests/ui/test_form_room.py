"""How the width of a form is shared; figures in em."""

import pytest

from ocop_desktop.ui.parts.form_room import Room, share


@pytest.mark.parametrize(
    ("width", "table", "room"),
    [
        (76, 0, Room(compact=False, help_beside=True)),  # 1366 pixels at 100 %
        (50, 0, Room(compact=False, help_beside=False)),  # at 150 %
        (40, 0, Room(compact=True, help_beside=False)),  # huge text at 150 %
        (76, 40, Room(compact=False, help_beside=False)),  # a wide table comes before the help
        (50, 40, Room(compact=True, help_beside=False)),
    ],
)
def test_questions_come_first_then_steps_then_help(width, table, room):
    assert share(width, table) == room
