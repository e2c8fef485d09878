"""A survey: how things stand at the grass roots, handed over without a conclusion, and counted by itself."""

from datetime import date

import pytest

from phoihop.foundation.refusals import Refused
from phoihop.inspections import services
from phoihop.inspections.deriving import figures
from phoihop.inspections.models import Inspection
from phoihop.inspections.rules import Kind, State
from tests.inspections.conftest import MAY, VISIT


@pytest.fixture
def survey(programme, said, binh, move):
    """A survey with a finding, during the visit."""
    made = services.plan_inspection(programme=programme, said=said(is_survey=True), actor=binh, at=MAY)
    move(VISIT)
    services.add_finding(inspection=made, kind=Kind.STRENGTH, text="Nhân dân đồng tình.", actor=binh, at=VISIT)
    return made


@pytest.fixture
def told(survey, binh):
    """Its findings are handed over."""
    return services.hand_over(inspection=survey, actor=binh, at=VISIT)


def test_a_survey_is_closed_by_handing_its_findings_over(told):
    assert Inspection.objects.get(pk=told.pk).state == State.CLOSED


def test_nobody_waits_for_its_conclusion(told):
    assert not Inspection.objects.unconcluded(date(2026, 12, 1)).exists()
    assert not Inspection.objects.awaiting_reply_of({told.body_id}).exists()


def test_it_asks_for_nothing(survey, world, binh):
    asked = {"text": "Gửi đúng hạn.", "body": world.commune_military, "due_on": date(2026, 7, 31)}
    with pytest.raises(Refused):
        services.draft_request(inspection=survey, **asked, actor=binh, at=VISIT)


def test_it_is_neither_concluded_nor_corrected(told, signing, binh):
    for act in (
        lambda **turn: services.conclude(inspection=told, signing=signing, **turn),
        lambda **turn: services.correct(inspection=told, text="Sửa.", **turn),
    ):
        with pytest.raises(Refused):
            act(actor=binh, at=VISIT)


def test_an_inspection_that_asks_for_something_is_no_survey(handed_over, finding, said, binh):
    other = services.plan_inspection(programme=finding.inspection.programme, said=said(), actor=binh, at=VISIT)
    services.draft_request(
        inspection=other, text="Gửi.", body=other.body, due_on=date(2026, 7, 31), actor=binh, at=VISIT
    )
    with pytest.raises(Refused):
        services.edit_inspection(inspection=other, said=said(is_survey=True), actor=binh, at=VISIT)


def test_it_counts_as_a_survey_and_not_as_an_inspection(told, programme, world):
    found = figures(world.province_military, programme, date(2026, 6, 1), date(2026, 7, 1))
    assert found == {"KT01": 0, "KT02": 0, "KT03": 1, "KT04": 0, "KT05": 0}
    assert figures(world.province_military, programme, date(2026, 7, 1), date(2026, 8, 1))["KT03"] == 0
