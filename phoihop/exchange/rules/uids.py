"""Identifiers of eleven letters and digits, as DHIS2 gives them, for what has a key here.

They are computed from the kind of thing and its key, both ways, so that nothing is stored for our own things and an
identifier is the same for as long as the thing lasts.
"""

import re
import string

UID = re.compile(r"[A-Za-z][A-Za-z0-9]{10}")
DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
SPACE = 62**10
# Coprime to the space: neighbouring keys look nothing alike, and every key comes back.
STRIDE = 387_420_489_016_733_107
BACK = pow(STRIDE, -1, SPACE)
MOST = 10**12
LETTERS = {"body": "o", "indicator": "e", "ratio": "r", "form": "f", "level": "l", "group": "g", "person": "u"}
NOUNS = {letter: noun for noun, letter in LETTERS.items()}

DEFAULT_COMBO, DEFAULT_COMBOS = "HllvX50cXC0", "bjDvmb4bfuf"
DEFAULT_CATEGORY, DEFAULT_OPTION = "GLevLNI9wkl", "xYerKDKCefk"


def uid_of(noun: str, key: int) -> str:
    """The identifier of a thing of ours."""
    number, digits = key * STRIDE % SPACE, []
    for _place in range(10):
        number, digit = divmod(number, 62)
        digits.append(DIGITS[digit])
    return LETTERS[noun] + "".join(reversed(digits))


def key_of(uid: str) -> tuple[str, int] | None:
    """The kind and key that an identifier of ours stands for; None for one that is not of our making."""
    if not UID.fullmatch(uid) or uid[0] not in NOUNS:
        return None
    number = 0
    for letter in uid[1:]:
        number = number * 62 + DIGITS.index(letter)
    key = number * BACK % SPACE
    return (NOUNS[uid[0]], key) if 0 < key < MOST else None
