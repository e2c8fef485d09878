"""`phoihop report` writes the file and keeps nothing."""

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from phoihop.audit.models import JournalEntry
from phoihop.reviews.models import Review


def run(programme, out, *more):
    call_command("report", programme.slug, "--period", "2026-Q1", "--format", "pdf", "--out", str(out), *more)


def text(path):
    document = pypdfium2.PdfDocument(path)
    said = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return said


def test_it_writes_the_draft_in_the_layout_asked_for(programme, tmp_path, capsys):
    out = tmp_path / "bao-cao.pdf"

    run(programme, out, "--layout", "state", "--compare")

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text(out)
    assert "tăng ít nhất 6,6%" in text(out)
    assert str(out) in capsys.readouterr().out


def test_it_keeps_nothing(programme, tmp_path):
    before = JournalEntry.objects.count()

    run(programme, tmp_path / "bao-cao.pdf", "--structure", "today", "--tree", "body")

    assert (Review.objects.count(), JournalEntry.objects.count()) == (0, before)


def test_somebody_named_must_be_allowed_to_see_it(programme, an, tmp_path):
    with pytest.raises(CommandError):
        run(programme, tmp_path / "bao-cao.pdf", "--as", "an")


@pytest.mark.parametrize("wrong", [("--as", "nobody"), ("--structure", "hôm nay")])
def test_what_is_wrong_is_said(programme, tmp_path, wrong):
    with pytest.raises(CommandError):
        run(programme, tmp_path / "bao-cao.pdf", *wrong)


def test_an_unknown_programme_is_named(world):
    with pytest.raises(CommandError, match="khong-co"):
        call_command("report", "khong-co", "--period", "2026-Q1")
