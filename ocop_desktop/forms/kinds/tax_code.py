"""The tax code of a producer."""

import re
from typing import ClassVar, Final

from ocop_desktop.core.problems import Problem, Severity
from ocop_desktop.forms.kinds.kind import Asked, Kind
from ocop_desktop.wording import forms as words

_IGNORED: Final = re.compile(r"[\s.]+")
_BRANCH: Final = re.compile(r"([0-9]{10})-?([0-9]{3})")
_KNOWN: Final = re.compile(r"[0-9]{10}(?:-[0-9]{3})?|[0-9]{12}")
_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)  # of the first nine digits
_PERSONAL: Final = 12  # digits of a personal id that serves as tax code since 1/7/2025


class TaxCode(Kind):
    """10 digits, 10-3 for a branch, or a personal id of 12; doubts only remind."""

    name: ClassVar[str] = "tax_code"
    width: ClassVar[int] = 12
    readable: ClassVar[int] = 500

    def understand(self, text: str, _field: Asked) -> str:
        """Return the code without spaces and dots, or the words as written."""
        code = _BRANCH.sub(r"\1-\2", _IGNORED.sub("", text))
        return code if _KNOWN.fullmatch(code) else " ".join(text.split())

    def check(self, value: str, _field: Asked) -> list[Problem]:
        """Remind of a code with the wrong number of digits or a check digit that does not fit."""
        if not _KNOWN.fullmatch(value):
            return [Problem(words.not_tax_code(), Severity.REMINDS)]
        if len(value) != _PERSONAL and not _check_digit_fits(value):
            return [Problem(words.tax_code_looks_wrong(), Severity.REMINDS)]
        return []


def _check_digit_fits(code: str) -> bool:
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=False))
    return 10 - weighed % 11 == int(code[9])
