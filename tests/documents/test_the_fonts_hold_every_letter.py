import hashlib
import re
import unicodedata

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from phoihop.documents.layouts import STATE
from phoihop.documents.paper import Paragraph, words
from phoihop.documents.pdf import FONTS, write
from tests.documents.sample import report

STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", letter + tone) for letter in BASES for tone in TONES]
LETTERS = sorted({*"abcdefghijklmnopqrstuvwxyzđ", *VOWELS})


@pytest.mark.parametrize("style", STYLES)
def test_all_vietnamese_letters_and_signs_are_there(style):
    held = TTFont(FONTS / f"Tinos-{style}.ttf").getBestCmap()

    wanted = {*LETTERS, *(letter.upper() for letter in LETTERS), *"0123456789“”‘’–—…₫%±≥≤−×/*§°"}

    assert {sign for sign in wanted if ord(sign) not in held} == set()


def test_the_files_are_those_that_were_vendored():
    told = dict(re.findall(r"\| (Tinos-\w+\.ttf) \| ([0-9a-f]{64}) \|", (FONTS / "VENDORED.md").read_text("utf-8")))

    assert told == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")}
    assert len(told) == len(STYLES)


def test_every_letter_is_printed_and_can_be_copied():
    letters = " ".join(LETTERS)
    document = pypdfium2.PdfDocument(
        write(report(body=(Paragraph(words(letters)),), grounds=(), annexes=(), sources=()), STATE)
    )
    copied = unicodedata.normalize("NFC", document[0].get_textpage().get_text_range())
    document.close()

    assert {letter for letter in LETTERS if letter not in copied} == set()
