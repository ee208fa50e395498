"""Who hears of a change, and that one failing listener does not silence the rest."""

from ocop_desktop.services.changes import Changes
from ocop_desktop.ui.bus import Bus


def test_only_those_concerned_hear():
    heard = []
    bus = Bus(heard.append)
    bus.listen({"idea"}, lambda _c: heard.append("idea"))
    end = bus.listen({"producer"}, lambda _c: heard.append("producer"))
    bus.publish(Changes.of(("producer", "1")))
    end()
    bus.publish(Changes.of(("producer", "1")))
    assert heard == ["producer"]


def test_a_failing_listener_is_reported_and_the_next_still_hears():
    heard, errors = [], []
    bus = Bus(errors.append)
    bus.listen({"idea"}, lambda _c: 1 / 0)
    bus.listen({"idea"}, lambda _c: heard.append(1))
    bus.publish(Changes.of(("idea", "*")))
    assert heard == [1]
    assert isinstance(errors[0], ZeroDivisionError)
