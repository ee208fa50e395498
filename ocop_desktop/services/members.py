"""Who belongs to a cooperative: what a form may offer to choose from, and what is told of it."""

from dataclasses import replace

from ocop_desktop.core.records import Producer
from ocop_desktop.forms.spec import COOPERATIVES, Choice, Field, Form
from ocop_desktop.store import producers
from ocop_desktop.wording import members as words


def with_cooperatives(form: Form, producer: Producer | None) -> Form:
    """Return the form with the cooperatives a producer may belong to in place.

    Where there is none, the question is left out.
    """
    if all(field.choices_from != COOPERATIVES for field in form.fields()):
        return form
    offered = _offered(producer or Producer())

    def filled(field: Field) -> list[Field]:
        if field.choices_from != COOPERATIVES:
            return [field]
        return [replace(field, choices=offered)] if offered else []

    sections = (
        replace(section, fields=tuple(new for old in section.fields for new in filled(old)))
        for section in form.sections
    )
    return replace(form, sections=tuple(sections))


def told(producer: Producer) -> str:
    """Return in words whose member a producer is and who its members are, "" for neither."""
    cooperative = producers.get(producer.member_of) if producer.member_of else None
    if cooperative is not None and cooperative.deleted_at is not None:
        cooperative = None
    names = [each.name for each in producers.members(producer.id)]
    return words.family(cooperative.name if cooperative else "", names)


def _offered(producer: Producer) -> tuple[Choice, ...]:
    """Return the others that have members, and the one it belongs to even if it was deleted.

    Its own members are left out, and theirs.
    """
    known = {
        each.id: each.name
        for each in producers.cooperatives()
        if not producer.id or producer.id not in (each.id, *producers.above(each.member_of))
    }
    present = producers.get(producer.member_of) if producer.member_of else None
    if present is not None and present.id != producer.id:
        known.setdefault(present.id, present.name)
    return tuple(Choice(key=key, label=name) for key, name in known.items())
