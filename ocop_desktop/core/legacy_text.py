"""Text of the years before Unicode: TCVN3 (fonts .VnTime, ABC) and VNI (fonts VNI-Times).

Such text reaches us as Latin letters and signs, one character for each byte. The tables are typed
in VIQR, the seven-bit spelling of RFC 1456: ( ă, ^ â ê ô, + ơ ư, dd đ, then the tone ' ` ? ~ and
a point below.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final, Literal, TypeAlias

Encoding: TypeAlias = Literal["tcvn3", "vni"]

_MARKS: Final = {
    "(": "\u0306",
    "^": "\u0302",
    "+": "\u031b",
    "`": "\u0300",
    "?": "\u0309",
    "~": "\u0303",
    "'": "\u0301",
    ".": "\u0323",
}
_SIGNS: Final = str.maketrans(_MARKS)
_BAR: Final = {"dd": chr(0x111), "DD": chr(0x110)}


def _from_viqr(spelled: str) -> str:
    return unicodedata.normalize("NFC", _BAR.get(spelled) or spelled.translate(_SIGNS))


# --- TCVN3 -----------------------------------------------------------------------------------

# Code in hexadecimal and letter. TCVN 5712:1993, third set; capitals with a tone do not exist.
_TCVN3_CODES: Final = """
A1 A(  A2 A^  A3 E^  A4 O^  A5 O+  A6 U+  A7 DD  A8 a(  A9 a^  AA e^  AB o^  AC o+  AD u+  AE dd
B5 a`  B6 a?  B7 a~  B8 a'  B9 a.  BB a(` BC a(? BD a(~ BE a(' C6 a(. C7 a^` C8 a^? C9 a^~ CA a^'
CB a^. CC e`  CE e?  CF e~  D0 e'  D1 e.  D2 e^` D3 e^? D4 e^~ D5 e^' D6 e^. D7 i`  D8 i?  DC i~
DD i'  DE i.  DF o`  E1 o?  E2 o~  E3 o'  E4 o.  E5 o^` E6 o^? E7 o^~ E8 o^' E9 o^. EA o+` EB o+?
EC o+~ ED o+' EE o+. EF u`  F1 u?  F2 u~  F3 u'  F4 u.  F5 u+` F6 u+? F7 u+~ F8 u+' F9 u+. FA y`
FB y?  FC y~  FD y'  FE y.
"""


def _tcvn3_table() -> dict[int, str]:
    words = _TCVN3_CODES.split()
    return {int(code, 16): _from_viqr(v) for code, v in zip(words[::2], words[1::2], strict=True)}


_TCVN3: Final = _tcvn3_table()
# In .VnTimeH a small letter with a tone is drawn as a capital: CộNG stands for CỘNG.
_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL_ASCII: Final = re.compile("[a-z]")


def _from_tcvn3(text: str) -> str:
    converted = text.translate(_TCVN3)
    if converted == text:
        return text
    return converted.upper() if _is_drawn_as_capitals(converted) else _WORD.sub(_mended, converted)


def _is_drawn_as_capitals(converted: str) -> bool:
    """Tell whether nothing but marked letters is small, and some of them within capital words."""
    return not _SMALL_ASCII.search(converted) and any(
        _is_half_capital(word) for word in _WORD.findall(converted)
    )


def _is_half_capital(word: str) -> bool:
    plain_capitals = any("A" <= c <= "Z" for c in word[1:])
    return plain_capitals and not word.isupper() and not _SMALL_ASCII.search(word)


def _mended(found: re.Match[str]) -> str:
    return found[0].upper() if _is_half_capital(found[0]) else found[0]


# --- VNI -------------------------------------------------------------------------------------

# Signs that stand behind a vowel, and letters of their own; capitals lie 0x20 below.
_VNI_SIGNS: Final = """
F9 ' F8 ` FB ? F5 ~ EF . E2 ^ E1 ^' E0 ^` E5 ^? E3 ^~ E4 ^. EA ( E9 (' E8 (` FA (? FC (~ EB (.
"""
_VNI_LETTERS: Final = "F1 dd F4 o+ F6 u+ ED i' EC i` E6 i? F3 i~ F2 i. EE y."
_VNI_HORNS: Final = {chr(0xF4): "o+", chr(0xF6): "u+"}
_CARRIERS: Final = {"(": "a", "^": "aeo"}  # what may carry a sign; a bare tone: every vowel


def _vni_table() -> dict[str, str]:
    """Return the letters by the one or two characters that write them."""
    signs, letters = _VNI_SIGNS.split(), _VNI_LETTERS.split()
    table = {
        chr(int(c, 16)): _from_viqr(v) for c, v in zip(letters[::2], letters[1::2], strict=True)
    }
    for code, sign in zip(signs[::2], signs[1::2], strict=True):
        for vowel in _CARRIERS.get(sign[0], ("a", "e", "o", "u", "y", *_VNI_HORNS)):
            spelled = _VNI_HORNS.get(vowel, vowel) + sign
            table[vowel + chr(int(code, 16))] = _from_viqr(spelled)
    capitals = {key.upper(): letter.upper() for key, letter in table.items()}
    mixed = {  # a capital vowel with a small sign, as typing tools leave it: Aâ
        key[0].upper() + key[1]: letter.upper() for key, letter in table.items() if len(key) > 1
    }
    return table | capitals | mixed


_VNI: Final = _vni_table()
_VNI_LETTER: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def _from_vni(text: str) -> str:
    return _VNI_LETTER.sub(lambda found: _VNI[found[0]], text)


# --- both ------------------------------------------------------------------------------------

_READERS: Final[Mapping[Encoding, Callable[[str], str]]] = {"tcvn3": _from_tcvn3, "vni": _from_vni}
# Letters no byte of the old fonts could be taken for: those beyond Latin-1, and bare tones.
_UNICODE_ONLY: Final = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
    r"\u0300-\u0323]"
)


def convert(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return the text in Unicode, NFC; what is Unicode already stays.

    `capitals` says that the font draws capitals only (its name ends in H, as in .VnTimeH). Text
    that shows it by itself ("CéNG HßA") becomes capital without being told.
    """
    composed = unicodedata.normalize("NFC", text)
    if _UNICODE_ONLY.search(composed):
        return composed
    converted = unicodedata.normalize("NFC", _READERS[encoding](composed))
    return converted.upper() if capitals else converted


_SAMPLE: Final = 400  # words with other than ASCII letters settle the question
_ENOUGH: Final = 0.6  # of them must be Vietnamese in the old reading


def detect(texts: Iterable[str], likely: Encoding | None = None) -> Encoding | None:
    """Tell how the texts of one column are written; None for Unicode, and when in doubt.

    Every word with a foreign character is read in each way; the reading that gives more words
    with the shape of a Vietnamese syllable than the text as it stands is the right one. `likely`,
    how the columns beside it are written, decides where nothing speaks against it: "Q§-UBND".
    """
    words = list(islice(_marked_words(texts), _SAMPLE))
    as_written = sum(map(_is_syllable, words))
    scores = {encoding: _syllables(words, encoding) for encoding in _READERS}
    best = max(_READERS, key=lambda encoding: scores[encoding])
    if scores[best] > as_written and scores[best] >= _ENOUGH * len(words):
        return best
    if likely is None or not words or any(map(_UNICODE_ONLY.search, words)):
        return None
    return likely if scores[likely] >= as_written else None


def _syllables(words: Iterable[str], encoding: Encoding) -> int:
    return sum(_is_syllable(convert(word, encoding)) for word in words)


_APART: Final = re.compile(r"[\s!-/:-@\[-`{-~\u2010-\u2026\u00a0]+")


def _marked_words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        if not text.isascii():
            for word in _APART.split(text):
                if not word.isascii() and not any("0" <= c <= "9" for c in word):
                    yield word


# --- the shape of a syllable -----------------------------------------------------------------

_ONSETS: Final = "b c ch d dd g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES: Final = """
a ac ach ai am an ang anh ao ap at au ay a(c a(m a(n a(ng a(p a(t a^c a^m a^n a^ng a^p a^t a^u a^y
e ec em en eng eo ep et e^ e^ch e^m e^n e^nh e^p e^t e^u i ia ich ie^c ie^m ie^n ie^ng ie^p ie^t
ie^u im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oa(c oa(m oa(n oa(ng oa(t
oc oe oen oeo oet oi om on ong ooc oong op ot o^ o^c o^i o^m o^n o^ng o^p o^t o+ o+i o+m o+n o+p
o+t u ua uc ui um un ung uo^c uo^i uo^m uo^n uo^ng uo^t up ut uy uya uych uye^n uye^t uynh uyt uyu
ua^n ua^ng ua^t ua^y ue^ ue^ch ue^n ue^nh uo+ u+ u+a u+c u+i u+m u+n u+ng u+t u+u u+o+c u+o+i u+o+m
u+o+n u+o+ng u+o+p u+o+t u+o+u y ye^m ye^n ye^ng ye^t ye^u ynh yt
"""
_KNOWN_ONSETS: Final = frozenset({"", *_ONSETS.split()})
_KNOWN_RIMES: Final = frozenset(_RIMES.split())
_SPELLED: Final = {ord(mark): sign for sign, mark in _MARKS.items()} | {0x111: "dd"}
_TONE: Final = re.compile("[`?~'.]")
_CLOSED: Final = ("c", "ch", "p", "t")  # syllables that end so carry the tone ' or . only
_LONGEST: Final = 8  # letters: "nghiêng" and one to spare


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Tell whether a word could be Vietnamese: onset, rime, at most one tone that fits it."""
    if len(word) > _LONGEST:
        return False
    spelled = unicodedata.normalize("NFD", word.lower()).translate(_SPELLED)
    tones = _TONE.findall(spelled)
    bare = _TONE.sub("", spelled)
    if len(tones) > 1 or (bare.endswith(_CLOSED) and tones not in (["'"], ["."])):
        return False
    return any(bare[:n] in _KNOWN_ONSETS and bare[n:] in _KNOWN_RIMES for n in range(4))
