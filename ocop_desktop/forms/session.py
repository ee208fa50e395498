"""One form being filled: what was typed, what it means, what is missing or wrong. Knows no Tk."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.calculations import calculation
from ocop_desktop.forms.checks import agrees, cells_in, told
from ocop_desktop.forms.conditions import holds, shown_keys
from ocop_desktop.forms.derived import KEPT, Derived, is_added
from ocop_desktop.forms.entry import Entry
from ocop_desktop.forms.kinds import Raw
from ocop_desktop.forms.kinds.figure import Figure
from ocop_desktop.forms.kinds.kind import Value
from ocop_desktop.forms.kinds.table import FIXED, typed_columns
from ocop_desktop.forms.pasted import Block
from ocop_desktop.forms.rows import Rows
from ocop_desktop.forms.spec import Check, Field, Form, Section
from ocop_desktop.wording import forms as words

Listener: TypeAlias = Callable[[frozenset[str]], None]
SectionState: TypeAlias = Literal["untouched", "started", "done", "problem"]


class Session:
    """The observable state of one form; widgets mirror it.

    `unread` holds raw text that could not be read, by field key or "table.row_id.column";
    `elsewhere` what other papers tell, by the paths of them that checks name.
    Whoever listens is told the keys whose text, problems, visibility or need changed.
    Unknown keys raise KeyError.

    What the form's calculation fills follows each change; values that bring it with them are left
    as they are until then. A `patient` session calculates when it is asked for what follows, or at
    `catch_up`; only the cells of the table that is typed in follow at once.
    """

    def __init__(
        self,
        form: Form,
        values: Mapping[str, Any] | None = None,
        unread: Mapping[str, Raw] | None = None,
        elsewhere: Mapping[str, Any] | None = None,
    ) -> None:
        self.form = form
        self._elsewhere = elsewhere or {}
        self._kept = (values or {}).get(KEPT)
        self._fields = {field.key: field for field in form.fields()}
        self._entries: dict[str, Entry | Rows] = {
            key: _entry(field, (values or {}).get(key)) for key, field in self._fields.items()
        }
        self._remarks: tuple[Problem, ...] = ()
        self.patient = False
        self._is_behind = False  # something was typed since all that follows was worked out
        self._at_hand = ""  # the table whose own cells follow nevertheless
        self._dirty: set[str] = set()
        self._listeners: list[Listener] = []
        for path, raw in (unread or {}).items():
            self._restore(path, raw)
        self._state = self._conditional_state()
        self._calculation = calculation(form)
        self._derived = Derived()
        if self._calculation is not None and not is_added(form, values or {}):
            self._derive()

    # --- answers -------------------------------------------------------------------------------

    def raw(self, key: str) -> Raw:
        """Return what the entry shows."""
        self._follow(key)
        return self._entries[key].raw

    def value(self, key: str) -> Value:
        """Return what the answer means, None (a table: no rows) when empty or unreadable."""
        self._follow(key)
        return self._entries[key].value

    def values(self) -> dict[str, Any]:
        """Return all values by field key, hidden and empty ones included."""
        self.catch_up()
        return {key: entry.value for key, entry in self._entries.items()}

    def unread(self) -> dict[str, Raw]:
        """Return the raw text that could not be read, by field key or "table.row_id.column"."""
        found: dict[str, Raw] = {}
        for entry in self._entries.values():
            found |= entry.unread()
        return found

    def type(self, key: str, raw: Raw) -> None:
        """Keep a raw answer, read it and tell the listeners."""
        entry = self._entries[key]
        if raw != entry.raw:
            entry.type(raw)
            self._changed(key)

    # --- tables --------------------------------------------------------------------------------

    def add_row(self, key: str, after: str | None = None) -> str:
        """Add an empty row behind another, or at the end; return its id."""
        row_id = self._rows(key).add(after)
        self._changed(key)
        return row_id

    def remove_row(self, key: str, row_id: str) -> tuple[int, dict[str, str]]:
        """Take a row out; return where it stood and what was in it, for `put_back_row`."""
        removed = self._rows(key).remove(row_id)
        self._changed(key)
        return removed

    def put_back_row(self, key: str, index: int, row: Mapping[str, str]) -> None:
        """Undo `remove_row`."""
        self._rows(key).put_back(index, row)
        self._changed(key)

    def type_cell(self, key: str, row_id: str, column: str, raw: str) -> None:
        """Type into one cell. Computed columns are never typed: KeyError."""
        if raw != self._rows(key).cell(row_id, column).raw:
            self._rows(key).type_cell(row_id, column, raw)
            self._changed(key)

    def paste(self, key: str, row_id: str, column: str, grid: Sequence[Sequence[str]]) -> Block:
        """Spread cells from a spreadsheet, starting at one cell; adds the rows it needs.

        Returns how they fell on the table.
        """
        block = self._rows(key).paste(row_id, column, grid)
        self._changed(key)
        return block

    def cell_problem(self, key: str, row_id: str, column: str) -> Problem | None:
        """Return what is wrong with one cell; of what is computed or set, nothing ever is."""
        spec = next(each for each in self._fields[key].columns if each.key == column)
        if spec.kind == "computed" or row_id.startswith(FIXED):
            return None
        path = f"{key}.{row_id}.{column}"
        found: list[Problem] = [*self._rows(key).cell(row_id, column).problems]
        if self._is_filled(path):
            found += (each for each in self._derived.problems if each.field == path)
        return next(iter(found), None)

    def fill_years(self, key: str, percent: Decimal, *, over: bool = False) -> bool:
        """Fill the later years of a table from its first; tell whether there was anything to fill.

        Cells that hold something stay, unless they are to be written `over`.
        """
        filled = self._rows(key).fill_years(percent, over=over)
        if filled:
            self._changed(key)
        return filled

    def suggestions(self, path: str, besides: str = "") -> list[str]:
        """Return the different words that stand in a column, "table.column", in its order.

        Those of the row `besides`, where one is named, are left out.
        """
        key, _, column = path.partition(".")
        rows = self._rows(key).typed
        own = {row[column] for row in rows if row["id"] == besides}
        return list(dict.fromkeys(row[column] for row in rows if row[column] not in {None, *own}))

    # --- what follows from the answers ---------------------------------------------------------

    @property
    def numbers(self) -> Any:
        """What the form's calculation knows of the answers, None where there is none.

        Of a finished form that is what was kept with it.
        """
        self.catch_up()
        if self._derived.numbers is None and self._calculation is not None:
            typed = self._typed_values()
            kept = self._kept and self._kept.numbers(self.form, typed)
            known = kept or self._calculation(typed, self._unread_paths()).numbers
            self._derived = replace(self._derived, numbers=known)
        return self._derived.numbers

    def catch_up(self) -> None:
        """Let all that follows from the answers follow what was typed meanwhile."""
        if self._is_behind:
            self._is_behind, self._at_hand = False, ""
            self._tell(self._derive())

    # --- what is asked -------------------------------------------------------------------------

    def visible(self, key: str) -> bool:
        """Tell whether the question is asked, given the answers so far."""
        return self._state[key][0]

    def required(self, key: str) -> bool:
        """Tell whether the question must be answered, given the answers so far."""
        return self._state[key][1]

    def progress(self) -> tuple[int, int]:
        """Return how many of the visible questions are answered, and how many there are."""
        self.catch_up()
        asked = [key for key in self._entries if self.visible(key) and self._is_asked(key)]
        return sum(not self._is_blank(key) for key in asked), len(asked)

    # --- what is wrong -------------------------------------------------------------------------

    def missing(self, key: str) -> bool:
        """Tell whether a visible required answer, or a required cell of a begun row, is empty."""
        return self.visible(key) and bool(self._missing(key))

    def problems(self, key: str) -> tuple[Problem, ...]:
        """Return what is wrong with what is typed; what is merely missing is no part of it."""
        return self._problems(key, at_end=False)

    def _problems(self, key: str, *, at_end: bool) -> tuple[Problem, ...]:
        if not self.visible(key):
            return ()
        self.catch_up()
        remarks = (each for each in self._remarks if _root(each.field) == key)
        return (
            *self._entries[key].problems,
            *self._contradictions(key, at_end=at_end),
            *self._calculated_problems(key, at_end=at_end),
            *remarks,
        )

    def all_problems(self) -> list[Problem]:
        """Return all that is missing, unreadable, doubtful or contradictory, in reading order."""
        self.catch_up()
        found: list[Problem] = []
        for key in self._entries:
            if self.visible(key):
                left_empty = self._missing(key) or self._expected(key)
                found += [*left_empty, *self._problems(key, at_end=True)]
        others = (*self._derived.problems, *self._remarks)
        return found + [each for each in others if _root(each.field) not in self._fields]

    def steps(self) -> list[Section]:
        """Return the sections that ask something now."""
        return [s for s in self.form.steps() if any(self.visible(f.key) for f in s.fields)]

    def section_state(self, section_key: str) -> SectionState:
        """Return the sign beside a step: nothing answered, begun, complete, or something blocks.

        What a record holds from the beginning (a figure of 0, a plain no) is no answer. A step
        that only offers questions is complete when its tables hold something.
        """
        section = next(each for each in self.form.sections if each.key == section_key)
        keys = [field.key for field in section.fields if self.visible(field.key)]
        if any(each.severity is Severity.BLOCKS for key in keys for each in self.problems(key)):
            return "problem"
        asked = list(filter(self._is_asked, keys))
        if not any(map(self._answered, asked or keys)):
            return "untouched"
        offered = not any(map(self.required, asked))
        return "started" if any(self._lacks(key, rows=offered) for key in asked) else "done"

    def set_remarks(self, remarks: Sequence[Problem]) -> None:
        """Take what others have to say about the answers, instead of what they said before."""
        touched = {_root(each.field) for each in (*self._remarks, *remarks)}
        self._remarks = tuple(remarks)
        self._tell(touched & self._fields.keys())

    # --- being watched -------------------------------------------------------------------------

    def take_dirty(self) -> frozenset[str]:
        """Return the keys whose answers changed since last asked."""
        dirty, self._dirty = frozenset(self._dirty), set()
        return dirty

    def listen(self, callback: Listener) -> Callable[[], None]:
        """Call back at every change; return what ends it."""
        self._listeners.append(callback)

        def unlisten() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return unlisten

    # --- inside --------------------------------------------------------------------------------

    def _rows(self, key: str) -> Rows:
        rows = self._entries[key]
        if not isinstance(rows, Rows):
            raise KeyError(key)
        return rows

    def _restore(self, path: str, raw: Raw) -> None:
        """Put unreadable text back where it was typed."""
        key, _, cell = path.partition(".")
        entry = self._entries.get(key)
        if isinstance(entry, Rows) and cell and isinstance(raw, str):
            row_id, _, column = cell.partition(".")
            entry.restore_cell(row_id, column, raw)
        elif entry is not None:
            entry.type(raw)

    def _changed(self, key: str) -> None:
        self._dirty.add(key)
        before, self._state = self._state, self._conditional_state()
        affected = {each for each in self._state if self._state[each] != before[each]}
        derived: set[str] = set()
        if self._calls_for_calculation({key, *affected}):
            if self.patient:
                self._put_off(key)
            else:
                derived = self._derive()
        self._tell({key, *affected, *derived, *self._complaining_fields(key)})

    def _put_off(self, key: str) -> None:
        """Work out the own cells of a table that was typed in; all else waits."""
        rows = self._entries[key]
        if self._calculation is not None and isinstance(rows, Rows):
            rows.fill(self._calculation.own_cells(self._typed_values(), key))
        self._is_behind, self._at_hand = True, key

    def _follow(self, key: str) -> None:
        """Catch up where something of this field follows from others."""
        follows = isinstance(self._entries[key], Rows) or self._fields[key].kind == Figure.name
        if follows and key != self._at_hand:
            self.catch_up()

    def _calls_for_calculation(self, changed: set[str]) -> bool:
        return self._calculation is not None and not self._calculation.reads.isdisjoint(changed)

    def _typed_values(self) -> dict[str, Any]:
        """Return the answers to what is asked, without what the calculation fills."""
        return {
            key: entry.typed if isinstance(entry, Rows) else entry.value
            for key, entry in self._entries.items()
            if self.visible(key)
        }

    def _unread_paths(self) -> list[str]:
        """Return where the calculation finds something that could not be read."""
        reads = self._calculation.reads if self._calculation else ()
        asked = (key for key in self._entries if key in reads and self.visible(key))
        return [path for key in asked for path in self._entries[key].unread()]

    def _derive(self) -> set[str]:
        """Work out what follows from the answers; return the fields it changed."""
        if self._calculation is None:
            return set()
        now = self._calculation(self._typed_values(), self._unread_paths())
        before, self._derived = self._derived, now
        tables = _different(before.cells, now.cells) | _different(before.fixed_rows, now.fixed_rows)
        for key in tables:
            self._rows(key).derive(now.cells.get(key, {}), now.fixed_rows.get(key, ()))
        figures = _different(before.fields, now.fields)
        for key in figures:
            self._entries[key] = Entry(self._fields[key], key, now.fields[key])
        complained = {_root(each.field) for each in {*before.problems} ^ {*now.problems}}
        return tables | figures | (complained & self._fields.keys())

    def _tell(self, keys: Iterable[str]) -> None:
        changed = frozenset(keys)
        for callback in tuple(self._listeners):
            callback(changed)

    def _conditional_state(self) -> dict[str, tuple[bool, bool, bool]]:
        """Return of every field whether it is visible, required, and expected."""
        entries = self._entries.items()
        values = {key: entry.value for key, entry in entries if isinstance(entry, Entry)}
        shown = shown_keys(self.form, values)
        known = {key: value for key, value in values.items() if key in shown}
        return {
            key: (True, _is_required(field, known), _is_expected(field, known))
            if key in shown
            else (False, False, False)
            for key, field in self._fields.items()
        }

    def _missing(self, key: str) -> list[Problem]:
        entry = self._entries[key]
        if self.required(key) and entry.is_empty():
            return [Problem(words.missing(self._fields[key].label), field=key)]
        return entry.missing() if isinstance(entry, Rows) else []

    def _expected(self, key: str) -> list[Problem]:
        """Return a reminder of what was left empty though this producer can tell it."""
        if not self._state[key][2] or not self._entries[key].is_empty():
            return []
        return [Problem(words.left_empty(self._fields[key].label), Severity.REMINDS, key)]

    def _answered(self, key: str) -> bool:
        return bool(self.value(key)) if self._fields[key].bind else not self._is_blank(key)

    def _is_asked(self, key: str) -> bool:
        """Tell whether it is for her to answer, not for the calculation."""
        field = self._fields[key]
        return field.kind != Figure.name and (
            field.kind != "table" or bool(typed_columns(field.columns))
        )

    def _is_blank(self, key: str) -> bool:
        """Tell whether nothing that was understood stands there; rows that are set do not count."""
        entry = self._entries[key]
        if not isinstance(entry, Rows):
            return entry.value in (None, [])
        if self._is_asked(key):
            return not entry.typed
        numbers = [column.key for column in self._fields[key].columns if column.is_number]
        return all(row.get(number) is None for row in entry.value for number in numbers)

    def _lacks(self, key: str, *, rows: bool) -> bool:
        """Tell whether a complete step would hold more here; `rows`: in any table."""
        entry = self._entries[key]
        without_rows = rows and isinstance(entry, Rows) and entry.is_empty()
        return without_rows or self.missing(key) or bool(self._expected(key))

    def _contradictions(self, key: str, *, at_end: bool) -> list[Problem]:
        """Return the failed checks; each speaks beside its first field of this form."""
        return [
            Problem(text, Severity.REMINDS if check.reminds else Severity.BLOCKS, key)
            for check in self.form.checks
            if self._own(check)[0] == key and (text := self._complaint(check, at_end=at_end))
        ]

    def _calculated_problems(self, key: str, *, at_end: bool) -> list[Problem]:
        """Return what the calculation finds; of what is still empty it speaks at the end."""
        found = (each for each in self._derived.problems if _root(each.field) == key)
        return [each for each in found if at_end or self._is_filled(each.field)]

    def _is_filled(self, path: str) -> bool:
        """Tell whether something stands in a cell or a single field; a whole table is none."""
        key, _, cell = path.partition(".")
        entry = self._entries[key]
        if not isinstance(entry, Rows):
            return not entry.is_empty()
        row_id, _, column = cell.partition(".")
        return bool(column) and not entry.cell(row_id, column).is_empty()

    def _complaint(self, check: Check, *, at_end: bool) -> str:
        """Return what a failed check says, "" when it has nothing to say."""
        if not all(map(self.visible, self._own(check))):
            return ""
        values = [self._checked(path) for path in check.fields]
        fine = agrees(check.name, values, at_end=at_end)
        return "" if fine else told(check.name, check.text, values)

    def _checked(self, path: str) -> Any:
        """Return the value of a field, or the cells of a table's column; None for nothing."""
        key, _, column = path.partition(".")
        if key not in self._fields:
            return self._elsewhere.get(path)
        return cells_in(self.value(key), column) if column else self.value(key)

    def _own(self, check: Check) -> list[str]:
        """Return the fields of this form that a check compares."""
        return [key for key in map(_root, check.fields) if key in self._fields]

    def _complaining_fields(self, key: str) -> set[str]:
        checks = (own for check in self.form.checks if key in (own := self._own(check)))
        return {own[0] for own in checks}


def _different(before: Mapping[str, Any], now: Mapping[str, Any]) -> set[str]:
    return {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}


def _entry(field: Field, value: Value) -> Entry | Rows:
    return Rows(field, value) if field.kind == "table" else Entry(field, field.key, value)


def _is_required(field: Field, values: Mapping[str, Any]) -> bool:
    return field.required or (field.required_if is not None and holds(field.required_if, values))


def _is_expected(field: Field, values: Mapping[str, Any]) -> bool:
    return field.expected_if is not None and holds(field.expected_if, values)


def _root(path: str) -> str:
    """Return the field a path belongs to."""
    return path.partition(".")[0]
