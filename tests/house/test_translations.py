"""Two languages, complete or not at all."""

from collections import defaultdict

import polib
import pytest

from tools import messages


@pytest.mark.parametrize("room", messages.rooms())
def test_every_sentence_of_a_room_is_translated(room):
    assert messages.faults(room) == []


@pytest.mark.parametrize("path", messages.catalogues(), ids=lambda path: str(path.relative_to(messages.ROOT)))
def test_a_translation_keeps_the_places_for_names_and_figures(path):
    broken = [
        entry.msgid
        for entry in polib.pofile(str(path))
        for said in [entry.msgstr, *entry.msgstr_plural.values()]
        if said and places(said) - places(entry.msgid + entry.msgid_plural)
    ]

    assert broken == []


def test_a_sentence_reads_the_same_in_every_room():
    """Catalogues share one domain: of two translations one would be read in the wrong room."""
    said = defaultdict(set)
    for path in messages.catalogues():
        for entry in polib.pofile(str(path)):
            said[entry.msgctxt, entry.msgid].add(entry.msgstr or str(entry.msgstr_plural))

    assert {key: both for key, both in said.items() if key[1] and len(both) > 1} == {}


def places(sentence):
    return {part.split(")")[0] for part in sentence.split("%(")[1:]}
