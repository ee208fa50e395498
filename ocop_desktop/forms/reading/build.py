"""From a table of the file to the frozen spec it stands for; the shape has been checked before."""

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

from ocop_desktop.forms.reading.vocabulary import Toml, Word, vocabulary
from ocop_desktop.forms.spec import Condition

_Spec = TypeVar("_Spec", bound=Hashable)


def build(spec: type[_Spec], data: Mapping[str, Any], **given: Toml) -> _Spec:
    """Return the spec a table stands for; `given` is what the file does not say itself."""
    written = {
        word.attribute: _value(word, data[word.name])
        for word in vocabulary(spec).values()
        if word.name in data
    }
    return spec(**(written | given))


def _value(word: Word, value: Toml) -> Toml:
    if word.base is Condition:
        return _condition(value)
    if word.base is str:
        return value.strip("\n")
    if word.base is list and word.holds is not None:
        items = value if word.holds is str else (build(word.holds, item) for item in value)
        return tuple(items)
    return value


def _condition(data: Mapping[str, Any]) -> Condition:
    if "field" in data:
        values = data["in"] if "in" in data else [data["is"]]
        return Condition(field=data["field"], values=tuple(values))
    return Condition(
        all=tuple(map(_condition, data.get("all", ()))),
        any=tuple(map(_condition, data.get("any", ()))),
    )
