"""The letter beside a package: its number and day, who signs, to whom it goes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from ocop_desktop import VERSION
from ocop_desktop.core.clock import Clock
from ocop_desktop.core.records import Office
from ocop_desktop.forms.library import Library
from ocop_desktop.forms.paper import letters
from ocop_desktop.forms.paper.blocks import Document
from ocop_desktop.forms.paper.columns import place
from ocop_desktop.forms.paper.letters import Letter, Signer
from ocop_desktop.services.offices import Offices
from ocop_desktop.wording import common
from ocop_desktop.wording import services as words

_CODE = "to-trinh"
_SETTING = "cover_letter"  # who signed last, and to whom it went


@dataclass(frozen=True, slots=True)
class Cover:
    """What the officer says of a letter; an empty number, day or name is dotted on paper."""

    number: str = ""
    on: date | None = None
    signer: str = ""  # key of one of the letter's signers; "" for the first
    signer_name: str = ""
    recipients: tuple[str, ...] = ()  # none: those of the letter

    @property
    def full_number(self) -> str:
        """Return the number as the letter bears it, "" for none."""
        return f"{self.number}{common.LETTER_SUFFIX}" if self.number else ""

    @property
    def facts(self) -> dict[str, str]:
        """Return number and day as papers print them; what was not entered is left out."""
        numbered = {"number": self.number} if self.number else {}
        return numbered | (letters.dated(self.on) if self.on else {})


class CoverLetters:
    """The verbs for cover letters."""

    def __init__(self, library: Library, offices: Offices, clock: Clock) -> None:
        self._library = library
        self._offices = offices
        self._clock = clock

    def signers(self) -> tuple[Signer, ...]:
        """Return who may sign, each with a label to choose by."""
        return self._letter().signer

    def usual(self) -> Cover:
        """Return a letter of today, signed and sent as the last one."""
        letter, us = self._letter(), self._offices.us() or Office()
        kept = self._offices.setting(_SETTING) or {}
        known = {signer.key for signer in letter.signer}
        first = letter.signer[0].key
        signer = kept["signer"] if kept.get("signer") in known else first
        return Cover(
            on=self._clock().date(),
            signer=signer,
            signer_name=kept.get("signer_name") or (us.chairperson if signer == first else ""),
            recipients=tuple(kept.get("recipients") or self._own_recipients(letter, us)),
        )

    def remember(self, cover: Cover) -> None:
        """Let the next letter be signed and sent in the same way."""
        us = self._offices.us() or Office()
        told = {
            name: value for name, value in asdict(cover).items() if name not in ("number", "on")
        }
        if cover.signer_name == us.chairperson:
            told["signer_name"] = ""  # whoever holds the office next time
        if cover.recipients == self._own_recipients(self._letter(), us):
            told["recipients"] = ()
        self._offices.put_setting(_SETTING, told)

    def document(
        self, cover: Cover, facts: Mapping[str, str], papers: Mapping[str, int] | None = None
    ) -> Document:
        """Return the paper; `facts` are what the package says of itself.

        `papers` counts the further papers in it, by the code of their form.
        """
        basis, letter = self._offices.basis(), self._letter()
        us = self._offices.us() or Office()
        told = {
            "commune": us.commune,
            "district": us.district,
            "province": us.province,
            "place": place(us),
            "receiver": us.receiver,
            "officer": us.officer,
            "signer": cover.signer,
            "signer_name": cover.signer_name,
            **cover.facts,
            **facts,
        }
        return letters.document(
            letter,
            told,
            basis=basis,
            recipients=tuple(map(letters.as_typed, cover.recipients)) or None,
            papers=papers,
            footer=words.paper_footer(letter.name, basis.name, VERSION, letter.notice),
        )

    def _letter(self) -> Letter:
        return self._library.letter(self._offices.basis().key, _CODE)

    def _own_recipients(self, letter: Letter, us: Office) -> tuple[str, ...]:
        facts = {"commune": us.commune, "district": us.district, "province": us.province}
        return letters.recipients(letter, facts, self._offices.basis())
