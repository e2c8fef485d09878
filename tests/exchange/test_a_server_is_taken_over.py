"""A fresh site takes over what a DHIS2 server exported, in two commands."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.people.models import Person, Post
from phoihop.reporting.models import Form
from phoihop.submissions.models import Narrative, Submission
from tests.exchange.conftest import FILES
from tests.sharing import made_once

METADATA = [str(FILES / name) for name in ("sl_metadata.json", "sl_org_units.json")]


def take_over():
    """What the command says of it."""
    said = StringIO()
    call_command("dhis2", "import", str(FILES / "sl_data_values.json"), *METADATA, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def _taken_over(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, take_over)


@pytest.fixture
def imported(_taken_over, db):
    return _taken_over or take_over()


def test_the_order_of_the_files_does_not_matter(imported):
    assert "organisationUnits: 182" in imported
    assert "imported: 353" in imported
    assert set(Submission.objects.values_list("status", flat=True)) == {"approved"}


def test_what_is_told_in_words_alone_is_taken_over_as_sections(imported):
    form = Form.objects.get(name="Mortality < 5 years Narratives")

    assert set(Narrative.objects.current().values_list("section__version__form", flat=True)) == {form.pk}
    assert Narrative.objects.current().count() == 5


def test_the_same_again_changes_nothing(imported):
    before = Identifier.objects.count(), Operand.objects.count()

    assert "imported: 0" in take_over()
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
    before = Submission.objects.count()
    call_command("dhis2", "import", str(file))

    assert "E7610" in capsys.readouterr().out
    assert Submission.objects.count() == before
