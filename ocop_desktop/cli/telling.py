"""How commands tell: JSON for programs, progress for somebody who watches."""

import json
import sys
from datetime import date, datetime
from typing import Any

from ocop_desktop.services.jobs import Stepper


def as_json(told: Any) -> None:
    """Write it as programs read it."""
    print(json.dumps(told, ensure_ascii=False, indent=1))


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: days and moments as text."""
    return value.isoformat() if isinstance(value, date | datetime) else value


class OnTerminal(Stepper):
    """Progress on standard error, when somebody watches."""

    def step(self, done: int, total: int, label: str = "") -> None:
        """Write one line over the last."""
        if sys.stderr.isatty():
            print(f"\r{label}  ", end="\n" if done == total else "", file=sys.stderr)
