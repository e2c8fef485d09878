"""Texts put into the shapes in which they arrive: without accents, decomposed, in the encodings of old fonts."""

import unicodedata

from phoihop.prose.legacy import TCVN3_LETTERS, TCVN3_MEANT, VNI_LETTERS, VNI_MARKS

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
TO_TCVN3 = dict(zip(TCVN3_MEANT, TCVN3_LETTERS, strict=True))
TO_VNI = {meant: letter for letter, meant in VNI_LETTERS.items()}
MARK_TO_VNI = {marks: letter for letter, marks in VNI_MARKS.items() if letter.islower()}


def without_accents(text: str) -> str:
    """As many letters, none with an accent."""
    return "".join(_bare(letter) for letter in text)


def _bare(letter: str) -> str:
    return {"đ": "d", "Đ": "D"}.get(letter) or unicodedata.normalize("NFD", letter)[0]


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def tcvn3(text: str) -> str:
    """As typed in a .Vn* font. Capitals with tones have no letter of their own there: they are typed as small ones."""
    return "".join(TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    return "".join(map(_vni_letter, text))


def _vni_letter(letter: str) -> str:
    if letter in TO_VNI:
        return TO_VNI[letter]
    base, *marks = unicodedata.normalize("NFD", letter)
    if not marks or (letter.lower() in {"í", "ì"}):
        return letter
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base]
        marks.remove("\u031b")
    typed = MARK_TO_VNI.get("".join(sorted(marks, key=TONES.__contains__)))
    return base if not marks else base + (typed or "")
