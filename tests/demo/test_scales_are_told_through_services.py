"""A scale, told on a province of three communes, two of which merge: every row as if somebody had typed it."""

from datetime import date
from functools import partial

import pytest

from phoihop.audit.services import first_broken
from phoihop.demo.scales import figures
from phoihop.demo.scales.sizes import LINES, REGISTER
from phoihop.indicators.models import Indicator
from phoihop.organisations.models import Body, BodyStanding, BodySuccession
from phoihop.people.models import Person
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Entry, Submission
from phoihop.territories.models import Level
from tests.demo.hamlet import MERGED, SIZE, settle
from tests.sharing import made_once

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def _told_of_the_module(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, partial(settle, SIZE))


@pytest.fixture
def told(_told_of_the_module, db):
    """The province, told from May 2025 to October 2026."""
    return _told_of_the_module or settle(SIZE)


def test_every_report_that_came_is_approved_and_in_the_journal(told):
    done, _lines = told
    assert Submission.objects.filter(approved_revision=1, steps__step="approve").count() == done.reports > 0
    assert Entry.objects.count() == done.figures
    assert first_broken() is None


def test_seven_bodies_stand_in_each_commune_and_pass_into_those_of_its_successor(told):
    communes = Body.objects.filter(level=Level.COMMUNE)
    assert communes.alive_on(REGISTER).count() == 3 * len(LINES)
    assert communes.alive_on(MERGED).count() == 2 * len(LINES)
    assert BodySuccession.objects.filter(new__place__name="Thọ Hồng").count() == 2 * len(LINES)


def test_a_commune_that_goes_on_reports_to_the_province_once_districts_are_gone(told):
    body = Body.objects.get(slug__startswith="women-", place__name="Xuân Tín")
    above = BodyStanding.objects.as_of(MERGED).filter(body=body, depth=1).get().ancestor
    assert above.place.name == "Thanh Hóa"
    assert Obligation.objects.filter(body=body, since__gte=MERGED).values("receiver").distinct().get() == {
        "receiver": above.pk
    }


def test_everybody_has_an_account(told):
    assert Person.objects.count() == Body.objects.count()


def test_the_bar_reaches_its_end_and_says_what_was_written(told):
    done, lines = told
    assert lines[-1].endswith(f"{done.reports:,} · {done.figures:,}")


def test_the_same_seed_states_the_same(told):
    asked = figures.draws(Indicator.objects.typed())
    once, again = (list(figures.statements(asked, 7, date(2026, 3, 1))) for _ in range(2))
    assert once == again
    assert once != list(figures.statements(asked, 8, date(2026, 3, 1)))
