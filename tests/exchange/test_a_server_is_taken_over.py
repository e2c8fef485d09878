"""A fresh site takes over what a DHIS2 server exported, in two commands."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.people.models import Person, Post
from phoihop.submissions.models import Submission
from tests.exchange.conftest import FILES

METADATA = [str(FILES / name) for name in ("sl_metadata.json", "sl_org_units.json")]


@pytest.fixture
def imported(db, capsys):
    """What the command says of it."""
    call_command("dhis2", "import", str(FILES / "sl_data_values.json"), *METADATA)
    return capsys.readouterr().out


def test_the_order_of_the_files_does_not_matter(imported):
    assert "organisationUnits: 182" in imported
    assert "imported: 348" in imported
    assert set(Submission.objects.values_list("status", flat=True)) == {"approved"}


def test_what_cannot_be_taken_over_is_told(imported):
    assert imported.count("E7619") == 5


def test_the_same_again_changes_nothing(imported, capsys):
    before = Identifier.objects.count(), Operand.objects.count()
    call_command("dhis2", "import", str(FILES / "sl_data_values.json"), *METADATA)

    assert "imported: 0" in capsys.readouterr().out
    assert (Identifier.objects.count(), Operand.objects.count()) == before


def test_somebody_may_do_everything_there(imported, monkeypatch):
    monkeypatch.setenv("SECRET", "nhà máy nước 1975")
    call_command("person", "add", "admin", "--everything", "--password-env", "SECRET")

    bodies = len(Identifier.objects.of(Noun.BODY))
    assert Post.objects.filter(person=Person.objects.get(username="admin")).count() == 5 * bodies


@pytest.mark.parametrize("content", ["{", "[]", ""])
def test_a_file_of_another_kind_is_refused(content, db, tmp_path):
    file = tmp_path / "metadata.json"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("dhis2", "import", str(file))


def test_values_of_what_nobody_knows_are_told_and_nothing_is_kept(db, tmp_path, capsys):
    file = tmp_path / "values.json"
    file.write_text(json.dumps({"dataValues": [{"dataElement": "abcdefghijk", "value": "1"}]}), encoding="utf-8")
    call_command("dhis2", "import", str(file))

    assert "E7610" in capsys.readouterr().out
    assert not Submission.objects.exists()
