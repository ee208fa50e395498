"""What the [plan.*] tables of a definition may say: which table and columns mean what to a plan.

Names in capitals of the planning room stand here beside what a form calls them; see `answers`
for what is done with them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from ocop_desktop.forms.kinds.derived import TEXT
from ocop_desktop.forms.reading.mistakes import Mistakes, Place
from ocop_desktop.forms.spec import Column, Field, Form
from ocop_desktop.wording import definitions as words

TABLE: Final = "table"
SINGLE: Final = "single"
PROGRESS: Final = "progress"  # of another form: what the plan says, beside what was done
_YEARS: Final = 3
_TEXTS: Final = frozenset({"text", "choice"})
_NUMBERS: Final = frozenset({"integer", "decimal", "money"})
_CHOICES: Final = frozenset({"choice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one word of a mapped table stands for: a column, or one for each year."""

    kinds: frozenset[str] = _NUMBERS
    needed: bool = True
    fewest: int = 0  # columns of years; 0: a single column
    choices: frozenset[str] = frozenset()
    calculated: bool = False
    holds_text: bool = False

    @property
    def is_list(self) -> bool:
        """Tell whether a list of columns is written."""
        return self.fewest > 0


def _choice(*keys: str, needed: bool = True) -> Meaning:
    return Meaning(kinds=_CHOICES, needed=needed, choices=frozenset(keys))


_NAME: Final = Meaning(kinds=_TEXTS)
_WORDS: Final = Meaning(kinds=_TEXTS, needed=False)
_NUMBER: Final = Meaning()
_MAYBE: Final = Meaning(needed=False)
_THREE: Final = Meaning(fewest=_YEARS)
_FIGURE: Final = Meaning(calculated=True, needed=False)
_FIGURES: Final = Meaning(calculated=True, needed=False, fewest=1)
_HEADS: Final = Meaning(calculated=True, holds_text=True)
_VARIABLE: Final = ("variable", "fixed")

TABLES: Final[Mapping[str, Mapping[str, Meaning]]] = MappingProxyType(
    {
        "outputs": {"name": _NAME, "unit": _WORDS, "years": _THREE},
        "materials": {
            "name": _NAME,
            "unit": _WORDS,
            "product": _WORDS,
            "norm": _NUMBER,
            "price": _NUMBER,
            "origin": _choice("commune", "province", "outside", needed=False),
            "need": _FIGURES,
            "cost": _FIGURES,
        },
        "assets": {
            "name": _NAME,
            "quantity": _NUMBER,
            "price": _NUMBER,
            "status": _choice("have", "new"),
            "years": _MAYBE,
            "amount": _FIGURE,
            "depreciation": _FIGURE,
        },
        "labour": {
            "name": _NAME,
            "people": _NUMBER,
            "local": _MAYBE,
            "months": _NUMBER,
            "wage": _NUMBER,
            "variable": _choice(*_VARIABLE, needed=False),
            "fund": _FIGURE,
        },
        "costs": {"name": _NAME, "variable": _choice(*_VARIABLE), "years": _THREE},
        "sales": {
            "product": _NAME,
            "channel": _WORDS,
            "quantities": _THREE,
            "price": _NUMBER,
            "revenue": _FIGURES,
        },
        "sources": {
            "name": _WORDS,
            "kind": _choice("own", "members", "policy_bank", "bank", "funds", "support", "other"),
            "amount": _NUMBER,
            "rate": _MAYBE,
            "months": _MAYBE,
            "share": _FIGURE,
        },
        "channels": {"name": _WORDS, "share": _NUMBER},
        "results": {"name": _HEADS, "years": Meaning(calculated=True, fewest=_YEARS)},
        "products": {
            "name": _HEADS,
            "unit": Meaning(calculated=True, holds_text=True, needed=False),
            "cost": _FIGURES,
            "price": _FIGURES,
            "break_even": _FIGURES,
        },
        PROGRESS: {
            "year": _HEADS,
            "name": _HEADS,
            "unit": _HEADS,
            "planned": Meaning(calculated=True),
        },
    }
)

TYPED_SINGLES: Final = frozenset({"working_capital", "cycle_months", "tax_rate", "growth"})
_YEARLY: Final = frozenset(
    {"revenue", "cost", "profit", "depreciation", "interest", "repayment", "break_even"}
    | {"margin", "return", "break_even_share"}
)
FLAT_FIGURES: Final = frozenset(
    {"investment", "suggested_working_capital", "capital_need", "sources", "gap"}
    | {"own_capital", "loans", "support", "labour"}
    | {"local_labour_share", "local_material_share", "province_material_share"}
    | {"capital_in_words", "payback", "light", "break_even_words"}
    | {f"{name}_{year}" for name in _YEARLY for year in range(1, _YEARS + 1)}
)
FLAT_WORDS: Final = frozenset({"capital_in_words", "payback", "light", "break_even_words"})


def check_plan(form: Form, mistakes: Mistakes) -> None:
    """Note what the mapping says that is not there or does not go together."""
    _Look(form, mistakes).check()


class _Look:
    """One mapping's look-over."""

    def __init__(self, form: Form, mistakes: Mistakes) -> None:
        self._form = form
        self._add = mistakes.add
        self._fields = {field.key: field for field in form.fields()}
        self._filled: set[str] = set()  # what the calculation is told to fill

    def check(self) -> None:
        """Look at every mapped table, then at what the calculation fills without being told."""
        owners: dict[str, str] = {}
        for name, mapped in self._form.plan.items():
            if name == SINGLE:
                self._singles(mapped)
            elif name not in TABLES:
                text = words.unknown_attribute(f"plan.{name}")
                self._add(Place(f"plan.{name}"), text, name, [*TABLES, SINGLE])
            else:
                self._table(name, mapped, owners)
        self._unmapped()

    # --- tables --------------------------------------------------------------------------------

    def _table(self, name: str, mapped: Mapping[str, Any], owners: dict[str, str]) -> None:
        place = Place(f"plan.{name}", TABLE)
        key = mapped.get(TABLE, "")
        tables = [field.key for field in self._fields.values() if field.kind == "table"]
        if key not in tables:
            self._add(place, words.points_to_nothing(TABLE, str(key)), str(key), tables)
            return
        if key in owners:
            self._add(place, words.mapped_twice(key, owners[key]))
        owners[key] = name
        self._words(name, mapped)
        for word, meaning in TABLES[name].items():
            if word in mapped:
                self._columns(word, mapped[word], meaning, Place(f"plan.{name}", word), key)

    def _words(self, name: str, mapped: Mapping[str, Any]) -> None:
        known = TABLES[name]
        for word in mapped:
            if word not in known and word != TABLE:
                place = Place(f"plan.{name}", word)
                self._add(place, words.unknown_attribute(word), word, [TABLE, *known])
        for word, meaning in known.items():
            if meaning.needed and word not in mapped:
                self._add(Place(f"plan.{name}"), words.missing_attribute(word))

    def _columns(self, word: str, written: Any, meaning: Meaning, place: Place, key: str) -> None:
        keys = written if isinstance(written, list) else [written]
        if isinstance(written, list) != meaning.is_list or not all(
            isinstance(each, str) for each in keys
        ):
            wanted = words.COLUMN_LIST if meaning.is_list else words.ONE_COLUMN
            self._add(place, words.wrong_type(word, wanted))
            return
        if meaning.is_list and not meaning.fewest <= len(keys) <= _YEARS:
            self._add(place, words.wrong_count(word, meaning.fewest, _YEARS))
        columns = {column.key: column for column in self._fields[key].columns}
        for each in keys:
            if each in columns:
                self._column(columns[each], meaning, place, key)
            else:
                self._add(place, words.no_column(key, each), each, columns)

    def _column(self, column: Column, meaning: Meaning, place: Place, key: str) -> None:
        path = f"{key}.{column.key}"
        if meaning.calculated:
            self._filled.add(path)
            if not column.is_calculated or (column.holds == TEXT) != meaning.holds_text:
                self._add(place, words.not_calculated(path, text=meaning.holds_text))
        elif column.kind not in meaning.kinds:
            self._add(place, words.wrong_column_kind(path, column.kind, meaning.kinds))
        elif column.kind == "choice" and meaning.choices:
            for choice in column.choices:
                if choice.key not in meaning.choices:
                    text = words.not_a_meaning(choice.key, path)
                    self._add(place, text, choice.key, meaning.choices)

    # --- single fields -------------------------------------------------------------------------

    def _singles(self, mapped: Mapping[str, Any]) -> None:
        for name, key in mapped.items():
            place = Place(f"plan.{SINGLE}", name)
            if name not in TYPED_SINGLES | FLAT_FIGURES:
                text = words.unknown_attribute(name)
                self._add(place, text, name, sorted(TYPED_SINGLES | FLAT_FIGURES))
            elif key not in self._fields:
                text = words.points_to_nothing(name, str(key))
                self._add(place, text, str(key), self._fields)
            else:
                self._single(name, self._fields[key], place)

    def _single(self, name: str, field: Field, place: Place) -> None:
        if name in TYPED_SINGLES:
            if field.kind not in _NUMBERS:
                self._add(place, words.wrong_column_kind(field.key, field.kind, _NUMBERS))
            return
        self._filled.add(field.key)
        if field.kind != "figure" or (field.holds == TEXT) != (name in FLAT_WORDS):
            self._add(place, words.not_a_figure(field.key, text=name in FLAT_WORDS))

    # --- the other way round -------------------------------------------------------------------

    def _unmapped(self) -> None:
        """Note figures and columns that stay empty because the mapping forgets them."""
        for section in self._form.sections:
            for field in section.fields:
                place = Place(section.key, field.key)
                if field.kind == "figure" and field.key not in self._filled:
                    self._add(place, words.never_filled(field.key))
                self._unmapped_columns(field, section.key)

    def _unmapped_columns(self, field: Field, section: str) -> None:
        for column in field.columns:
            path = f"{field.key}.{column.key}"
            if column.is_calculated and path not in self._filled:
                self._add(Place(section, path), words.never_filled(path))
