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


# What is asked for in the same words by lists of many rooms.
ASKED = {
    "q": "Words that are sought, whatever their accents.",
    "page_size": "How many a page holds, up to 1,000.",
    "cursor": "Where the page begins, as `next` and `previous` of another page say.",
    "as_of": "The day as of which it is asked; today unless told.",
    "since": "The first day.",
    "until": "The day after the last one.",
    "programme": "Only those of a programme, by its slug.",
    "body": "Only those of a body, by its slug.",
    "indicator": "Only those of an indicator, by its code.",
    "form": "Only those of a form, by its code.",
    "period": "Only those of a period, by its code, as `2026-Q1`.",
    "state": "Only those that stand so today.",
    "status": "Only those that stand so.",
    "kind": "Only those of a kind.",
    "active": "Whether they may still sign in.",
    "unread": "Only what was not read yet.",
    "retired": "Also what is no longer used.",
    "level": "Only those of a level.",
    "line": "Only those of a chain of command.",
    "under": "Only those beneath another, by its slug.",
    "place": "Only those that work in a place, by its slug.",
    "plan": "Only those of a plan, by its `id`.",
    "lead": "Only those that a body leads, by its slug.",
    "host": "Only those that a body holds, by its slug.",
    "gate": "Only those that passed this gate last.",
    "stage": "Only those that have come so far.",
    "year": "Only those of a year.",
    "section": "Only those in a section, by its slug.",
    "article": "Only what was written about an article, by its slug.",
    "dry_run": "Tells what would happen, and keeps nothing.",
    "node": "Places, or bodies, by their slugs.",
    "tree": "Along which hierarchy it adds up: places, or bodies.",
    "structure": "The day whose structure it adds up through; each figure's own where none is told.",
    "limit": "How many at most.",
    "offset": "How many are passed over.",
}


def asked_for(name: str, *, place: str, kind: str) -> str:
    """What a part of an address says, where its operation does not say it itself."""
    if place == "path":
        thing = name.removeprefix("asked_").replace("_", " ")
        return f"The `id` of the {thing}." if kind == "integer" else f"What lists call the {thing} by."
    return ASKED.get(name, "")
