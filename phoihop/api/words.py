"""What an operation says of itself to those who write programs, made of what its service says to those who read it."""

import re

# A term of the field in Vietnamese, as the first lines of services have it in brackets.
TERM = re.compile(r" \([^()]*[^\x00-\x7f][^()]*\)")
SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)", re.DOTALL)
STATUSES = (
    (r"\bRaises what (.+?) raises?\b", r"Refuses what \1 refuses"),
    (r"\bRaises\b", "Answers"),
    (r"`?\bNotAllowed\b`?", "403"),
    (r"`?\bRefused\b`?", "409"),
    (r"`?\bInvalid\b`?", "422"),
)


def in_statuses(text: str) -> str:
    """The text of a service in the terms of a program: statuses for refusals, and no Vietnamese terms in brackets."""
    said = TERM.sub("", text.strip())
    for pattern, instead in STATUSES:
        said = re.sub(pattern, instead, said)
    paragraphs = [" ".join(one.split()) for one in re.split(r"\n\s*\n", said)]
    return "\n\n".join(one for one in paragraphs if one)


def summed_up(text: str) -> str:
    """Its first sentence."""
    found = SENTENCE.match(text)
    return " ".join((found[1] if found else text).split())
