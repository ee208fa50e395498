"""Letters that go up with a package: what a definition says, and the paper it becomes.

A letter is laid out as a form whose answers are facts the program knows about the package and
the few things asked before it is written. Its own words are a suggestion she may change in Word.
"""

from collections.abc import Mapping, Sequence
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
        "has_ideas",  # "yes" or "", as are the next two; to show or leave out a sentence
        "has_plans",
        "only_plans",
        "ideas",  # how many, as are the next three
        "plans",
        "products",
        "producers",
        "idea_kinds",  # how many of either kind, in words
        "has_sent_before",  # "yes" or "": whether some were sent once already
        "sent_before",  # how many are new, come again, went before
        "enclosures",  # one a line
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
) -> Document:
    """Return the paper of a letter; facts not given, or empty, are dotted.

    `recipients` stand for the letter's own. Raises KeyError for a signer the letter has not.
    """
    form, facts = _as_form(letter), {"has_ideas": "yes", **facts}
    paper_of = layout.document(form, facts, records={}, basis=basis, draft=draft, footer=footer)
    filler = Filler(form, facts, {}, basis)
    listed = letter.recipients if recipients is None else recipients
    end = Signatures(
        blocks=(
            Recipients(label=paper.RECIPIENTS, lines=tuple(map(filler.flat, listed))),
            _signature(letter, filler),
        )
    )
    return replace(paper_of, blocks=(*paper_of.blocks, end), author=facts.get("commune", ""))


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
