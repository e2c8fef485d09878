"""Vietnamese as it is sought, sorted and written: accents, the alphabet, numbers and dates (tiếng Việt)."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

# Combining marks, in the order in which dictionaries put the tones: level, huyền, hỏi, ngã, sắc, nặng.
TONES = "\u0300\u0309\u0303\u0301\u0323"
# Combining marks that make another letter of the alphabet: breve (ă), circumflex (â ê ô), horn (ơ ư).
LETTER_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}

# A tone on the second vowel of an open syllable: hoà, khoẻ, thuỷ. The u of quý belongs to the consonant.
NEW_TONE = re.compile(
    rf"(?<![qQ])(?:([oO])([aAeE])|([uU])([yY]))([{TONES}])(?![^\W\d_]|[\u0300-\u036f])",
)
RUNS = re.compile(r"\d+")

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ((1_000_000, "triệu"), (1_000, "nghìn"), (1, ""))
BILLION = 1_000_000_000
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def fold(text: str) -> str:
    """The text without what people leave out when they search: case, accents, đ and surplus spaces.

    "Thuỷ  Nguyên", "Thủy Nguyên" and "thuy nguyen" fold alike. Folding twice changes nothing more.
    """
    bare = text.lower()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFD", bare.replace("đ", "d"))
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(bare.split())


def old_tone(text: str) -> str:
    """The text (NFC) with one placement of tones, that of State papers: hoà, khoẻ, thuỷ become hòa, khỏe, thủy."""
    moved = NEW_TONE.sub(_tone_on_first_vowel, unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", moved)


def sort_key(text: str) -> str:
    """A key by which plain sorting follows the Vietnamese alphabet: a ă â b c d đ e ê …, the tones deciding last.

    Numbers within the text count by their value, so that "Vùng 2" comes before "Vùng 10".
    """
    letters, tones = [], []
    padded = RUNS.sub(lambda run: run[0].zfill(9), old_tone(" ".join(text.split())).lower())
    for character in padded:
        decomposed = "d\u0306" if character == "đ" else unicodedata.normalize("NFD", character)
        base, marks = decomposed[0], decomposed[1:]
        rank = next((LETTER_MARKS[mark] for mark in marks if mark in LETTER_MARKS), "0")
        tone = next((TONES.index(mark) + 1 for mark in marks if mark in TONES), 0)
        letters.append(base + rank if base.isalpha() else base)
        tones.append(str(tone))
    return "".join(letters) + "\t" + "".join(tones)


def number(value: Decimal | float, decimals: int | None = None) -> str:
    """The number with a full stop between thousands and a decimal comma: "1.234,5".

    `decimals` fixes how many are shown, halves being rounded away from zero; without it, as many as are not zero.
    """
    exact = Decimal(str(value))
    if decimals is None:
        shown = f"{exact.normalize() + 0:,f}"
    else:
        shown = f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):,f}"
    if not shown.strip("-0.,"):
        shown = shown.lstrip("-")
    return shown.translate(str.maketrans(",.", ".,"))


def day(value: date) -> str:
    """The date in figures: "05/03/2025"."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def long_day(value: date) -> str:
    """The date as papers carry it: "ngày 05 tháng 3 năm 2025".

    Days under 10 and months 1 and 2 take a leading zero (Decree 30/2020/NĐ-CP, annex I, place and date).
    """
    month = f"{value.month:02}" if value.month <= 2 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def roman(value: int) -> str:
    """The number in Roman numerals, as parts and annexes are numbered. Raises `ValueError` outside 1 to 3999."""
    if not 1 <= value <= 3999:
        raise ValueError(value)
    written = ""
    for worth, numeral in ROMAN:
        times, value = divmod(value, worth)
        written += numeral * times
    return written


def number_in_words(value: int) -> str:
    """The whole number said aloud: 1205 is "một nghìn hai trăm linh năm". Raises `ValueError` below zero."""
    if value < 0:
        raise ValueError(value)
    billions, rest = divmod(value, BILLION)
    if not billions:
        return _below_a_billion(rest, leading=True)
    said = f"{number_in_words(billions)} tỷ"
    return f"{said} {_below_a_billion(rest, leading=False)}" if rest else said


def _tone_on_first_vowel(found: re.Match[str]) -> str:
    first, second = found[1] or found[3], found[2] or found[4]
    return f"{first}{found[5]}{second}"


def _below_a_billion(value: int, *, leading: bool) -> str:
    """Groups of three with their scales; an empty group is said when figures stand on both sides of it.

    "Một triệu ba trăm" is heard as 1.300.000, so that 1.000.300 must be "một triệu không nghìn ba trăm".
    """
    said: list[str] = []
    for scale, name in SCALES:
        group, value = divmod(value, scale)
        if group:
            said.append(_below_a_thousand(group, full=bool(said) or not leading))
        elif (said or not leading) and value:
            said.append(DIGITS[0])
        else:
            continue
        said.append(name)
    return " ".join(part for part in said if part) or DIGITS[0]


def _below_a_thousand(value: int, *, full: bool) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    said = []
    if hundreds or full:
        said.append(f"{DIGITS[hundreds]} trăm")
    if tens > 1:
        said.append(f"{DIGITS[tens]} mươi")
    elif tens == 1:
        said.append("mười")
    elif ones and said:
        said.append("linh")
    if ones:
        said.append(_ones(ones, tens))
    return " ".join(said)


def _ones(ones: int, tens: int) -> str:
    """The last digit changes its sound after a ten: mốt, tư, lăm."""
    if tens > 1 and ones in {1, 4}:
        return {1: "mốt", 4: "tư"}[ones]
    return "lăm" if tens and ones == 5 else DIGITS[ones]
