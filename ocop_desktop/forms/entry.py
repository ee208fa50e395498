"""One answer being typed: the raw text, what it is read as, and what is wrong with it."""

from collections.abc import Sequence
from copy import copy
from dataclasses import replace

from ocop_desktop.core.problems import Problem
from ocop_desktop.forms.kinds import KINDS, Asked, Raw, Unreadable
from ocop_desktop.forms.kinds.kind import Value


class Entry:
    """A field or a table's cell. `path` is its key, or "table.row_id.column".

    What cannot be read stays in `raw`, word for word; the value is None then.
    """

    __slots__ = ("_asked", "_kind", "_path", "problems", "raw", "unreadable", "value")

    def __init__(self, asked: Asked, path: str, value: Value = None) -> None:
        self._asked = asked
        self._path = path
        self._kind = KINDS[asked.kind]
        self.unreadable = False
        self.value = value
        self.raw: Raw = self._kind.to_raw(value, asked)
        self.problems = self._judged()

    def type(self, raw: Raw) -> None:
        """Keep the raw answer and read it."""
        self.raw = copy(raw)  # the widget may go on using its list
        try:
            self.value = self._kind.read(raw, self._asked)
            self.unreadable = False
            self.problems = self._judged()
        except Unreadable as error:
            self.value = None
            self.unreadable = True
            self.problems = (Problem(error.text, field=self._path),)

    def paste(self, raw: str) -> None:
        """Type what comes from elsewhere; what is understood stands in its usual form."""
        self.type(raw)
        if self.value is not None:
            self.raw = self._kind.to_raw(self.value, self._asked)

    def is_empty(self) -> bool:
        """Tell whether nothing was answered, not even unreadably."""
        return self.value is None and not self.unreadable

    def unread(self) -> dict[str, Raw]:
        """Return the raw answer under its path where it could not be read."""
        return {self._path: self.raw} if self.unreadable else {}

    def _judged(self) -> tuple[Problem, ...]:
        if self.value is None:
            return ()
        return stamped(self._kind.check(self.value, self._asked), self._path)


def stamped(problems: Sequence[Problem], path: str) -> tuple[Problem, ...]:
    """Return the problems as those of the answer at `path`."""
    return tuple(replace(problem, field=path) for problem in problems)
