"""What can be wrong: a Problem with an answer, a Refusal of a deed."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: nothing ever blocks saving or printing a draft."""

    BLOCKS = "blocks"  # finishing is refused until it is mended
    REMINDS = "reminds"  # shown, and she may go on


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one answer; `text` is a whole Vietnamese sentence for the officer.

    `field` is the key of a field, `table.row_id.column` for a table's cell, or "" for the form.
    """

    text: str
    severity: Severity = Severity.BLOCKS
    field: str = ""


class Refusal(Exception):
    """An expected "cannot": what happened, what is safe, what to do, and a code for the telephone.

    All three texts are whole Vietnamese sentences; `code` looks like "KHO-03".
    """

    def __init__(self, code: str, happened: str, *, safe: str = "", todo: str = "") -> None:
        super().__init__(code, happened, safe, todo)
        self.code = code
        self.happened = happened
        self.safe = safe
        self.todo = todo

    def __str__(self) -> str:
        """Return the sentences in reading order, with the code behind them."""
        sentences = " ".join(part for part in (self.happened, self.safe, self.todo) if part)
        return f"{sentences} ({self.code})"
