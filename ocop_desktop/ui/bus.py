"""Tells open screens which records were touched."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from ocop_desktop.services.changes import Changes

Listener: TypeAlias = Callable[[Changes], None]


class Bus:
    """Delivers Changes to those who listen for one of their record types."""

    def __init__(self, on_error: Callable[[Exception], None]) -> None:
        self._on_error = on_error
        self._listeners: list[tuple[frozenset[str], Listener]] = []

    def listen(self, types: Iterable[str], callback: Listener) -> Callable[[], None]:
        """Call back for changes of these record types; return what ends it."""
        entry = (frozenset(types), callback)
        self._listeners.append(entry)

        def unlisten() -> None:
            if entry in self._listeners:
                self._listeners.remove(entry)

        return unlisten

    def publish(self, changes: Changes) -> None:
        """Deliver to everyone concerned; a listener that fails does not silence the others."""
        touched = changes.types()
        for types, callback in tuple(self._listeners):
            if types & touched:
                self._deliver(callback, changes)

    def _deliver(self, callback: Listener, changes: Changes) -> None:
        try:
            callback(changes)
        except Exception as error:  # noqa: BLE001 - one of the three places: delivery must go on
            self._on_error(error)
