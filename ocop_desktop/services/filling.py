"""Filling a form: open, save the draft, finish, open again. Facts go to their record, once."""

from dataclasses import replace
from datetime import date
from typing import Final

from ocop_desktop.core.problems import Problem, Refusal, Severity
from ocop_desktop.core.records import State, StateChange
from ocop_desktop.forms import binding, calculations
from ocop_desktop.services import passage, subjects
from ocop_desktop.services.changes import Changes
from ocop_desktop.services.freezing import freeze, tells_the_same
from ocop_desktop.services.opened import Opened, Saved, producer_of
from ocop_desktop.services.opening import OWN_FORMS, needed
from ocop_desktop.services.saving import Saving
from ocop_desktop.store import answers, database, producers, states
from ocop_desktop.wording import services as words

__all__: Final = ("OWN_FORMS", "Filling", "Opened", "Saved")


class Filling(Saving):
    """The verbs for one form being filled, from opening it to finishing it."""

    # --- what came back --------------------------------------------------------------------

    @staticmethod
    def returned(opened: Opened) -> StateChange | None:
        """Return when and why what waits to be mended came back, None for any other."""
        if opened.state is not State.RETURNED:
            return None
        return passage.newest_paper(states.of(opened.owner_type, opened.owner_id))

    def unmended(self, opened: Opened) -> StateChange | None:
        """Return what gave an idea or plan back whose paper would tell the same again."""
        if not (opened.is_main and opened.filled and opened.filled.frozen):
            return None
        values = opened.session.values()
        same = tells_the_same(opened.form, opened.filled.frozen, values)
        return self.returned(opened) if same else None

    # --- looking over and finishing --------------------------------------------------------

    def review(self, opened: Opened) -> list[Problem]:
        """Return all that is missing, wrong or contradictory, seen from other records too."""
        opened.session.set_remarks(self._remarks(opened))
        return opened.session.all_problems()

    def _remarks(self, opened: Opened) -> list[Problem]:
        keys, remarks = opened.binds, []
        producer = producer_of(opened.records)
        if producer is not None and "producer.name" in keys:
            values = opened.session.values()
            columns = binding.split(opened.form, values)[0].get("producer", {})
            if twins := producers.similar(replace(producer, **columns)):
                text = words.similar_producers([twin.name for twin in twins])
                remarks.append(Problem(text, Severity.REMINDS, keys["producer.name"]))
        for key, why in self._refused_number(opened).items():
            remarks.append(Problem(why, Severity.BLOCKS, key))
        return remarks

    def finish(self, opened: Opened, on: date | None = None) -> Changes:
        """Save; for the main form of an idea or a plan also freeze it and mark that finished.

        It is finished `on` that day, today when none is told.

        Raises:
            Refusal: when something still blocks, says how much; or it was closed meanwhile.
        """
        saved = self.save(opened)
        blocking = [p for p in self.review(opened) if p.severity is Severity.BLOCKS]
        if blocking:
            raise Refusal("YT-06", words.still_blocked(len(blocking)), safe=words.DRAFT_IS_SAFE)
        if opened.owner_type not in subjects.KINDS or not opened.is_main:
            return saved.changes
        with database.transaction():
            self._refuse_closed(opened)
            self._freeze(opened)
            opened.records[opened.owner_type] = states.enter(
                opened.owner_id,
                State.FINISHED,
                self._offices.who(),
                happened_on=on,
                record_type=opened.owner_type,
            )
        opened.pending.clear()
        opened.state, opened.editable = State.FINISHED, False
        return saved.changes | Changes.of((opened.owner_type, opened.owner_id))

    def _freeze(self, opened: Opened) -> None:
        """Keep what the paper tells, with the facts as they are by now."""
        self._save_answers(opened, anyway=True)
        opened.records = self.records(opened.owner_type, opened.owner_id)
        facts = binding.bound_values(opened.form, opened.records)
        values = calculations.complete(opened.form, opened.session.values() | facts)
        frozen = freeze(opened.form, values, opened.records)
        opened.filled = answers.save(
            replace(needed(opened.filled), frozen=frozen), self._offices.who()
        )
