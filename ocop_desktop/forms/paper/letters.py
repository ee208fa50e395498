"""Letters that go up with a package: what a definition says, and the paper it becomes.

A letter is laid out as a form whose answers are facts the program knows about the package and
the few things asked before it is written. Its own words are a suggestion she may change in Word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from ocop_desktop.forms.paper import layout
from ocop_desktop.forms.paper.blocks import Document, Recipients, Signature, Signatures
from ocop_desktop.forms.paper.filled_text import Filler
from ocop_desktop.forms.paper.print_text import marks
from ocop_desktop.forms.reading.build import build
from ocop_desktop.forms.reading.mistakes import DefinitionError, Mistakes, Place
from ocop_desktop.forms.reading.references import check_references
from ocop_desktop.forms.reading.shape import check_code, check_shape
from ocop_desktop.forms.reading.source import read_definition
from ocop_desktop.forms.spec import Basis, Field, Form, Print, Section
from ocop_desktop.wording import definitions as words
from ocop_desktop.wording import paper

# What a letter may speak of. All are words ready to be printed; what is not given is dotted.
FACTS: Final = frozenset(
    {
        "commune",  # with its kind: "Xã Đại Xuân"
        "district",
        "province",
        "place",  # where it is written: "Đại Xuân"
        "receiver",
        "number",  # the letter's own, at least two digits
        "day",  # of the letter: see `dated`
        "month",
        "in_year",
        "package_year",
        "has_ideas",  # "yes" or "", as are the next four; to show or leave out a sentence
        "has_plans",
        "only_ideas",  # these three follow from the two before
        "only_plans",
        "has_both",
        "ideas",  # how many, as are the next three
        "plans",
        "products",
        "producers",
        "idea_kinds",  # how many of either kind, in words
        "has_sent_before",  # "yes" or "": whether some were sent once already
        "sent_before",  # how many are new, come again, went before
        "enclosures",  # one a line, those of the letter that are there
        "count",  # in an enclosure: how many further papers of its form there are
        "package",  # the file's name
        "fingerprint",
        "signer",  # key of one of the letter's signers; the first one unless given
        "signer_name",
        "officer",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who may sign: `label` to choose by, `title` as printed ("|" breaks lines)."""

    key: str
    label: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """One line of what goes with a letter, where `needs` is "yes" and its form's papers are there.

    `form` is the code of a further paper of plans; {count} says how many there are.
    """

    text: str
    needs: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One kind of letter of one basis; texts hold marks of FACTS in the print language."""

    code: str
    revision: int
    title: str
    name: str  # short, for menus: "Tờ trình"
    source: str
    notice: str = ""
    proposal: bool = False
    head: tuple[Print, ...] = ()
    body: tuple[Print, ...] = ()
    enclosure: tuple[Enclosed, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: tuple[Signer, ...] = ()


def dated(day: date) -> dict[str, str]:
    """Return the facts of a letter's date; days below 10, months 1 and 2 take a zero (NĐ 30)."""
    month = f"{day.month:02}" if day.month in {1, 2} else str(day.month)
    return {"day": f"{day.day:02}", "month": month, "in_year": str(day.year)}


def load_letter(path: Path) -> Letter:
    """Read a letter and what it borrows. Raises DefinitionError."""
    mistakes = Mistakes(path.name)
    letter = _load(path, mistakes)
    mistakes.stop()
    return letter


def letter_mistakes(path: Path) -> list[DefinitionError]:
    """Return all that can be found wrong with a letter at once."""
    mistakes = Mistakes(path.name)
    try:
        _load(path, mistakes)
    except DefinitionError as error:
        return [*mistakes.found, *([] if error in mistakes.found else [error])]
    return mistakes.found


def document(
    letter: Letter,
    facts: Mapping[str, str],
    *,
    basis: Basis,
    recipients: Sequence[str] | None = None,
    draft: bool = False,
    footer: str = "",
    papers: Mapping[str, int] | None = None,
) -> Document:
    """Return the paper of a letter; facts not given, or empty, are dotted.

    `recipients` stand for the letter's own; `papers` counts further papers by the code of their
    form. Raises KeyError for a signer the letter has not.
    """
    form, facts = _as_form(letter), _with_subject(facts)
    if facts.get("fingerprint"):  # a letter to write on encloses nothing yet
        facts["enclosures"] = "\n".join(_enclosed(letter, form, facts, basis, papers or {}))
    paper_of = layout.document(form, facts, records={}, basis=basis, draft=draft, footer=footer)
    filler = Filler(form, facts, {}, basis)
    listed = letter.recipients if recipients is None else recipients
    end = Signatures(
        blocks=(
            Recipients(label=paper.RECIPIENTS, lines=tuple(map(filler.flat, listed))),
            _signature(letter, filler),
        )
    )
    return replace(
        paper_of,
        blocks=(*paper_of.blocks, end),
        author=facts.get("commune", ""),
        may_close_up=True,
    )


def _with_subject(facts: Mapping[str, str]) -> dict[str, str]:
    """Return the facts with what they are about; untold, a letter speaks of ideas."""
    known = {"has_ideas": "yes", "has_plans": "", **facts}
    ideas, plans = bool(known["has_ideas"]), bool(known["has_plans"])
    told = {"only_ideas": ideas and not plans, "only_plans": plans and not ideas}
    told["has_both"] = ideas and plans
    return known | {name: "yes" if is_so else "" for name, is_so in told.items()}


def _enclosed(
    letter: Letter, form: Form, facts: Mapping[str, str], basis: Basis, papers: Mapping[str, int]
) -> Iterator[str]:
    for each in letter.enclosure:
        count = papers.get(each.form, 0)
        if (each.needs and not facts.get(each.needs)) or (each.form and not count):
            continue
        yield Filler(form, {**facts, "count": str(count)}, {}, basis).flat(each.text)


def recipients(letter: Letter, facts: Mapping[str, str], basis: Basis) -> tuple[str, ...]:
    """Return the letter's own recipients as they would be printed."""
    filler = Filler(_as_form(letter), facts, {}, basis)
    return tuple(map(filler.flat, letter.recipients))


def as_typed(text: str) -> str:
    """Return a text that is printed just as it is: its braces ask for nothing."""
    return text.replace("{", "{{").replace("}", "}}")


def _signature(letter: Letter, filler: Filler) -> Signature:
    by_key = {signer.key: signer for signer in letter.signer}
    chosen = by_key[filler.answer("signer") or letter.signer[0].key]
    title = tuple(map(filler.flat, filler.parts(chosen.title)))
    return Signature(title=title, name=filler.answer("signer_name"))


def _as_form(letter: Letter) -> Form:
    """Return the form whose answers are the facts."""
    fields = tuple(Field(key=key, kind="long_text", label=key) for key in sorted(FACTS))
    return Form(
        basis="",
        code=letter.code,
        revision=letter.revision,
        title=letter.title,
        name=letter.name,
        about="office",
        source=letter.source,
        sha256="",
        head=letter.head,
        sections=(Section(key="body", title="", fields=fields, prints=letter.body),),
    )


# --- reading ----------------------------------------------------------------------------------


def _load(path: Path, mistakes: Mistakes) -> Letter:
    source = read_definition(path, mistakes)
    check_shape(Letter, source.data, Place(), mistakes)
    mistakes.stop()
    letter = build(Letter, source.data)
    check_code(letter.code, path.name.split(".")[0], mistakes)
    check_references(_as_form(letter), mistakes)
    _check_end(letter, mistakes)
    return letter


def _check_end(letter: Letter, mistakes: Mistakes) -> None:
    """Note what is wrong with the list of receivers and with those who may sign."""
    if not letter.signer:
        mistakes.add(Place("signer"), words.missing_attribute("signer"))
    keys = [signer.key for signer in letter.signer]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        mistakes.add(Place("signer", key), words.key_twice(key))
    for each in letter.enclosure:
        _check_text(each.text, Place("enclosure"), mistakes)
        if each.needs and each.needs not in FACTS:
            mistakes.add(
                Place("enclosure"), words.points_to_nothing("needs", each.needs), each.needs, FACTS
            )
    for text in letter.recipients:
        _check_text(text, Place("recipients"), mistakes)
    for signer in letter.signer:
        _check_text(signer.title, Place("signer", signer.key), mistakes)


def _check_text(text: str, place: Place, mistakes: Mistakes) -> None:
    try:
        found = marks(text)
    except ValueError as error:
        mistakes.add(place, words.bad_print_text(str(error)))
        return
    for mark in found:
        if mark.key and mark.key not in FACTS:
            mistakes.add(place, words.points_to_nothing("{…}", mark.key), mark.key, FACTS)
