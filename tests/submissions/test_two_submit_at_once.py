"""Two persons, two connections: a test that commits, alone in its file so that others may share what they stand on."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from phoihop.foundation.refusals import Refused
from phoihop.submissions import services
from tests.cast import build
from tests.conftest import NOON
from tests.submissions.conftest import ask, sound


@pytest.mark.django_db(transaction=True)
def test_of_two_who_submit_at_once_one_is_refused():
    world = build()
    obligation = ask(world).owed["commune-military", "2025-Q1"]
    report = services.open_report(obligation=obligation, actor=world.person("an"), at=NOON)
    services.state(submission=report, statements=sound(), actor=world.person("an"), at=NOON)

    def attempt(_number):
        try:
            services.submit(submission=report, actor=world.person("anh"), at=NOON)
        except Refused:
            return "refused"
        else:
            return "submitted"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(attempt, range(2))) == ["refused", "submitted"]
