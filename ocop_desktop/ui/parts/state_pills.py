"""How states and verdicts look: a sign, a word, a tone; no Tk."""

from collections.abc import Mapping
from typing import Final

from ocop_desktop.core.records import State, Verdict
from ocop_desktop.ui.parts.pills import Pill, Tone
from ocop_desktop.wording import common
from ocop_desktop.wording import register as words

_STATES: Final[Mapping[State, Tone]] = {
    State.DRAFT: "plain",
    State.FINISHED: "good",
    State.SENT: "plain",
    State.ACCEPTED: "good",
    State.RETURNED: "remind",
    State.REJECTED: "bad",
}
_VERDICTS: Final[Mapping[Verdict, Tone]] = {
    Verdict.PASSES: "good",
    Verdict.IMPROVE: "remind",
    Verdict.FAILS: "bad",
}


def of_state(state: State) -> Pill:
    """Return the pill of a state."""
    return Pill(common.state(state), _STATES[state])


def of_verdict(verdict: Verdict | None) -> Pill | None:
    """Return the pill of a verdict, None where there is none."""
    return Pill(words.verdict(verdict), _VERDICTS[verdict]) if verdict else None
