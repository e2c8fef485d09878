"""How bodies are named in the head and the symbol of an official paper."""

import re
from datetime import date

from phoihop.documents.paper import Issuer
from phoihop.foundation.vietnamese import fold
from phoihop.organisations.models import Body, Line

# The committee to which a Party commission belongs is named after it: “Ban … Tỉnh ủy Thái Nguyên”.
SUPERIOR = re.compile(r"^(?P<name>.+?)\s+(?P<superior>(?:Tỉnh|Thành|Huyện|Quận|Đảng|Quân)\s+ủy\s+.+)$")
SMALL_WORDS = {"va", "cua", "cac", "ve"}
COMMITTEES = {"tinh uy": "TU", "thanh uy": "TU", "huyen uy": "HU", "quan uy": "QU", "dang uy": "ĐU"}


def split_name(name: str) -> tuple[str, str]:
    """The issuing body and the superior named with it, which stand on two lines of a paper's head."""
    found = SUPERIOR.match(name)
    return (found["name"], found["superior"]) if found else (name, "")


def initials(name: str) -> str:
    """An abbreviation for a symbol, where the register knows none: the first letters of the words."""
    words = [word for word in re.split(r"[\s,–-]+", name) if word and fold(word) not in SMALL_WORDS]
    return "".join(word if word.isupper() else word[0].upper() for word in words)


def abbreviation(body: Body, day: date) -> str:
    """What the symbol calls a body: as the register does, else the first letters of its name without its place."""
    version = body.version_on(day)
    known = version.abbreviation if version else body.abbreviation
    if known:
        return known
    name, committee = split_name(body.name_on(day))
    if not committee:
        return initials(name.removesuffix(body.place.name))
    folded = fold(committee)
    return initials(name) + next((short for words, short in COMMITTEES.items() if folded.startswith(words)), "")


def superior(body: Body, day: date) -> str:
    """The line above a body on a paper's head: the committee named with it, else what it stands under."""
    _name, committee = split_name(body.name_on(day))
    if committee or body.line == Line.PARTY:
        return committee
    above = body.superiors_on(day)
    return above[-1].name if above else ""


def issuer(body: Body, day: date) -> Issuer:
    """A body as it issues a paper on a day."""
    name, _committee = split_name(body.name_on(day))
    return Issuer(name=name, abbreviation=abbreviation(body, day), superior=superior(body, day))
