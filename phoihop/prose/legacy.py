"""Texts in the encodings of old Vietnamese fonts, TCVN3 (.VnTime) and VNI (VNI-Times), made Unicode (bảng mã cũ).

Such files hold Latin-1 letters that only look right in their font. Which encoding it is shows in the syllables: the
reading that makes the most Vietnamese syllables is taken, and text that is Unicode already is never touched.
"""

import re
import unicodedata

GRAVE, ACUTE, TILDE, HOOK, DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
BREVE, CIRCUMFLEX = "\u0306", "\u0302"
TONES = frozenset({GRAVE, ACUTE, TILDE, HOOK, DOT})

TCVN3_LETTERS = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ¡¢§£¤¥¦"
TCVN3_MEANT = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TCVN3 = str.maketrans(TCVN3_LETTERS, TCVN3_MEANT)

# VNI writes a base letter and then its marks as one further character.
VNI_MARKS = {
    "ù": ACUTE, "ø": GRAVE, "û": HOOK, "õ": TILDE, "ï": DOT,
    "â": CIRCUMFLEX, "á": CIRCUMFLEX + ACUTE, "à": CIRCUMFLEX + GRAVE, "å": CIRCUMFLEX + HOOK, "ã": CIRCUMFLEX + TILDE,
    "ä": CIRCUMFLEX + DOT, "ê": BREVE, "é": BREVE + ACUTE, "è": BREVE + GRAVE, "ú": BREVE + HOOK, "ü": BREVE + TILDE,
    "ë": BREVE + DOT,
}  # fmt: skip
VNI_LETTERS = {"ñ": "đ", "ö": "ư", "ô": "ơ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI_MARKS |= {letter.upper(): marks for letter, marks in VNI_MARKS.items()}
VNI_LETTERS |= {letter.upper(): meant.upper() for letter, meant in VNI_LETTERS.items()}
VNI = re.compile(rf"([aeouyöôAEOUYÖÔ])([{''.join(VNI_MARKS)}])|([{''.join(VNI_LETTERS)}])")

# Letters of Vietnamese that neither of the old encodings uses: their presence tells Unicode.
UNICODE_ONLY = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300-\u0323]")
# In both, letters of Latin-1 stand beside plain ones; signs that stand alone (§ 5) are only signs.
LATIN1 = re.compile("[A-Za-z][\u00a1-\u00ff]|[\u00a1-\u00ff][A-Za-z]")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?:[aăâeêioôơuưy]{1,3})"
    r"(?:ch|ng|nh|[cmnpt])?"
)
WORD = re.compile(r"[^\W\d_]+|[\u00a1-\u00bf]+")
SAMPLE = 20_000


def from_tcvn3(text: str) -> str:
    """The text of a .Vn* font, in Unicode."""
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    """The text of a VNI-* font, in Unicode."""
    return VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    if found[3]:
        return VNI_LETTERS[found[3]]
    base = VNI_LETTERS.get(found[1], found[1])
    made = unicodedata.normalize("NFC", base + VNI_MARKS[found[2]])
    return made if len(made) == 1 else base + VNI_LETTERS.get(found[2], found[2])


def from_font(text: str, font: str) -> str:
    """The text of a run whose font is known, as in a Word document: the font's name tells the encoding.

    The .Vn…H fonts show small letters as capitals.
    """
    name = font.lower()
    if name.startswith(".vn"):
        read = from_tcvn3(text)
        return read.upper() if name.endswith("h") and not name.endswith("arch") else read
    return from_vni(text) if name.startswith("vni") else text


def encoding(text: str) -> str:
    """Which encoding a text is in: "unicode", "tcvn3" or "vni"."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    if UNICODE_ONLY.search(sample) or not LATIN1.search(sample):
        return "unicode"
    made = {"unicode": sample, "tcvn3": from_tcvn3(sample), "vni": from_vni(sample)}
    shares = {name: _share_of_syllables(read) for name, read in made.items()}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] > shares["unicode"] + 0.05 else "unicode"


def unicode_text(text: str) -> str:
    """The text in Unicode and NFC, whichever encoding it came in."""
    match encoding(text):
        case "tcvn3":
            text = from_tcvn3(text)
        case "vni":
            text = from_vni(text)
    return unicodedata.normalize("NFC", text)


def _share_of_syllables(text: str) -> float:
    words = WORD.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def is_syllable(word: str) -> bool:
    """Whether a word could be one of Vietnamese, tones and all."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = sum(mark in TONES for mark in decomposed)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONES))
    return tones < 2 and bool(SYLLABLE.fullmatch(bare))
