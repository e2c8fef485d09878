"""No list asks more of the database because it is long: ten thousand rows of each kind, and few questions a page."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.activities.models import Activity
from phoihop.bulletin.models import Article, Feedback
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.exemplars.models import Exemplar, IndividualCount, Replication
from phoihop.inspections.models import Inspection, InspectionPlan, InspectionRequest
from phoihop.liaison.models import Note, Recipient
from phoihop.notices.models import Notice
from phoihop.organisations.models import Body
from phoihop.people.models import Person
from phoihop.plans.models import Plan, Task
from phoihop.programmes.models import Programme
from phoihop.records.writing import append, made, take_statistics
from phoihop.reporting.models import Obligation
from phoihop.reviews.models import Conference, Review
from phoihop.submissions.models import Submission
from phoihop.training.models import Course

pytestmark = pytest.mark.long

ROWS = 10_000
MOST = 38
# The list, who opens it, and what it asks for beside.
LISTS = {
    "activities:index": ("binh", {"whose": "all"}),
    "bulletin:archive": ("", {}),
    "bulletin:desk": ("binh", {}),
    "bulletin:index": ("", {}),
    "bulletin:moderation": ("binh", {}),
    "bulletin:search": ("", {"q": "duong hoa"}),
    "commendations:decisions": ("binh", {}),
    "commendations:index": ("binh", {}),
    "commendations:register": ("binh", {}),
    "exemplars:index": ("binh", {}),
    "exemplars:individuals": ("binh", {}),
    "exemplars:map": ("binh", {}),
    "exemplars:public": ("", {}),
    "home:search": ("binh", {"q": "dai tu"}),
    "home:work": ("binh", {}),
    "inspections:index": ("binh", {}),
    "inspections:plans": ("binh", {}),
    "inspections:requests": ("binh", {}),
    "liaison:index": ("binh", {}),
    "liaison:owed": ("binh", {}),
    "notices:index": ("an", {}),
    "organisations:index": ("binh", {}),
    "people:index": ("giang", {}),
    "plans:index": ("binh", {}),
    "plans:tasks": ("binh", {}),
    "programmes:index": ("giang", {}),
    "reviews:conferences": ("binh", {}),
    "reviews:index": ("binh", {}),
    "submissions:inbox": ("binh", {}),
    "submissions:index": ("binh", {}),
    "training:index": ("binh", {}),
}


@pytest.fixture
def crowded(house):
    """The furnished world, with ten thousand of each of its things; rows like these are made past the services."""
    return crowd(house)


def crowd(house):
    for model in (
        Activity,
        AwardDecision,
        AwardProposal,
        Conference,
        Course,
        Exemplar,
        Feedback,
        Note,
        Plan,
        Replication,
        Review,
    ):
        many(model)
    notes = Note.objects.filter(state="sent")
    first = Recipient.objects.first()
    Recipient.objects.bulk_create(
        [Recipient(note=note, body_id=first.body_id) for note in notes.exclude(recipients__body=first.body_id)]
    )
    many(IndividualCount, on=[date(2025, 12, 31) - timedelta(number) for number in range(ROWS)])
    inspections = many(Inspection, plan=many(InspectionPlan, year=range(3_000, ROWS + 3_000)))
    many(InspectionRequest, inspection=inspections, number=range(2, ROWS + 2), task=many(Task))
    many(Article, slug="article-{}")
    many(Notice, key="house:{}")
    many(Person, username="person-{}")
    many(Programme, slug="programme-{}")
    bodies = many(Body, slug="body-{}")
    obligations = many(Obligation, body=bodies)
    many(Submission, obligation=obligations)
    take_statistics(*(model for model in apps.get_models() if model.__module__.startswith("phoihop.")))
    return house


def many(model, **distinct):
    """Copies of the first row of a model, told apart by patterns or by one of some values each; their keys."""
    pattern, last = model.objects.order_by("pk").first(), model.objects.aggregate(last=Max("pk"))["last"]
    said = {field.attname: getattr(pattern, field.attname) for field in model._meta.concrete_fields}
    told = {model._meta.get_field(name).attname: values for name, values in distinct.items()}
    append(
        [
            made(model, said | {name: v.format(n) if isinstance(v, str) else v[n] for name, v in told.items()})
            for n in range(ROWS)
        ]
    )
    return model.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:ROWS]


def test_a_page_of_a_long_list_asks_few_questions(crowded, client):
    asked = {name: questions(crowded, client, name, *how) for name, how in LISTS.items()}

    assert {name: number for name, number in asked.items() if number > MOST} == {}


def questions(house, client, name, username, query):
    client.logout()
    if username:
        client.force_login(house.world.person(username))
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(reverse(name), query)
    assert answer.status_code == 200, name
    return len(caught)
