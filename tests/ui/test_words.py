from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, ngettext, override

import phoihop.ui

CATALOGUE = polib.pofile(str(Path(phoihop.ui.__file__).parent / "locale/vi/LC_MESSAGES/django.po"))


def test_every_sentence_is_translated():
    assert CATALOGUE.untranslated_entries() + CATALOGUE.fuzzy_entries() == []


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid[:30])
def test_a_translation_keeps_every_placeholder(entry):
    said = entry.msgstr or entry.msgstr_plural[0]
    placeholders = {word for word in entry.msgid.replace("%(", "\0%(").split("\0") if word.startswith("%(")}

    assert all(word.split(")")[0] + ")" in said for word in placeholders)


@pytest.mark.parametrize(
    ("sentence", "vietnamese"),
    [
        ("Sign Out Other Sessions", "Đăng xuất khỏi các phiên khác"),
        ("The username and/or password you specified are not correct.", "Tên đăng nhập hoặc mật khẩu không đúng."),
        ("That page contains no results", "Trang này không có kết quả nào"),
    ],
)
def test_what_allauth_and_django_say_is_vietnamese_too(sentence, vietnamese):
    assert gettext(sentence) == vietnamese


def test_counted_sentences_are_vietnamese_too():
    one, many = "Please submit %d or more forms.", "Please submit %d or more forms."

    assert ngettext(one, many, 2) == "Phải nhập ít nhất %d mục."


def test_english_stays_english():
    with override("en"):
        assert gettext("Skip to the content") == "Skip to the content"
