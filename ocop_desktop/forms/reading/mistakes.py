"""What is wrong with a definition, named by file, section and field."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from ocop_desktop.wording import definitions as words


class DefinitionError(Exception):
    """A definition says something the form language does not know.

    Its text is a Vietnamese sentence: "bieu-01.toml › thi_truong › gia_ban: …".
    """

    def __init__(
        self, file: str, section: str, field: str, text: str, suggestion: str = ""
    ) -> None:
        super().__init__(file, section, field, text, suggestion)
        self.file = file
        self.section = section
        self.field = field
        self.text = text
        self.suggestion = suggestion

    def __str__(self) -> str:
        """Return the sentence, with the likely word behind it."""
        where = words.WHERE.join(part for part in (self.file, self.section, self.field) if part)
        sentence = f"{where}: {self.text.rstrip('.')}."
        return f"{sentence} {words.did_you_mean(self.suggestion)}" if self.suggestion else sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands."""

    section: str = ""
    field: str = ""


@dataclass(slots=True)
class Mistakes:
    """The mistakes found in one file, in the order they were met."""

    file: str
    found: list[DefinitionError] = field(default_factory=list)

    def add(self, place: Place, text: str, word: str = "", known: Iterable[str] = ()) -> None:
        """Note a mistake; `word` is the unknown word, compared with the `known` ones."""
        suggestion = _nearest(word, known)
        self.found.append(DefinitionError(self.file, place.section, place.field, text, suggestion))

    def stop(self) -> None:
        """Raise the first mistake, if any was found."""
        if self.found:
            raise self.found[0]


def _nearest(word: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, list(known), n=1)), "")
