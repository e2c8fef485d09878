"""A programme of the small world with its indicators, a monthly form and the regime that asks it; made by services.

The military command of the province leads it, with its Party commission; Bình coordinates it.
"""

from datetime import date

import pytest

from phoihop.access.checks import SYSTEM
from phoihop.foundation.periods import Cut, Kind
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import FormVersion
from phoihop.territories.models import Level
from tests.cast import BEGINNING
from tests.sharing import made_once

ASKED = ("TT01", "NM01", "NM03", "AS03", "CT02", "CT04")


@pytest.fixture(scope="module")
def _programme_of_the_module(request, _world_of_the_module, django_db_blocker):
    yield from made_once(request, django_db_blocker, lambda: _sign(_world_of_the_module))


def _sign(world):
    binh = world.person("binh")
    signed = programmes.sign(
        title="Chương trình phối hợp công tác dân vận giai đoạn 2025-2026",
        title_en="Coordination programme on mass mobilisation 2025-2026",
        number=2,
        symbol="CTr/BTGDVTU-BCHQST",
        signed_on=date(2024, 12, 15),
        term_from=date(2025, 1, 1),
        term_until=date(2027, 1, 1),
        parties=[
            programmes.NewParty(body=world.province_military, role=Party.Role.LEAD, signatory="Nông Văn Hùng"),
            programmes.NewParty(body=world.province_party, role=Party.Role.COORDINATING),
        ],
        actor=binh,
        at=BEGINNING,
    )
    joining = [
        programmes.Joining(body=body, since=date(2025, 1, 1), reports_to=world.province_military)
        for body in (world.commune_military, world.second_commune_military)
    ]
    joining.append(programmes.Joining(body=world.province_military, since=date(2025, 1, 1)))
    programmes.join_many(programme=signed, rows=joining, actor=binh, at=BEGINNING)
    return signed


@pytest.fixture
def programme(_programme_of_the_module, world):
    """The programme of 2025 and 2026, in which both communes of the province report to its military command."""
    return Programme.objects.get(pk=(_programme_of_the_module or _sign(world)).pk)


@pytest.fixture(scope="module")
def _catalogue_of_the_module(request, django_db_setup, django_db_blocker):
    yield from made_once(request, django_db_blocker, _load_catalogue)


def _load_catalogue():
    return indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)


@pytest.fixture
def catalogue(_catalogue_of_the_module, db):
    """The starting catalogue, by code."""
    if not _catalogue_of_the_module:
        _load_catalogue()
    return _by_code()


def _by_code():
    return {indicator.code: indicator for indicator in Indicator.objects.all()}


@pytest.fixture(scope="module")
def _version_of_the_module(request, _world_of_the_module, _catalogue_of_the_module, django_db_blocker):
    yield from made_once(request, django_db_blocker, lambda: _design(_world_of_the_module, _by_code()))


def _design(world, catalogue):
    binh = world.person("binh")
    keeper = {"actor": binh, "at": BEGINNING}
    version = reporting.design_form(
        code="thang", name="Biểu báo cáo tháng", since=date(2025, 1, 1), owner=world.province_military, **keeper
    )
    section = reporting.add_section(version=version, name="Số liệu", **keeper)
    for code in ASKED:
        reporting.add_line(section=section, indicator=catalogue[code], **keeper)
    reporting.add_section(version=version, name="Đề xuất", kind="proposals", **keeper)
    return reporting.publish_version(version=version, **keeper)


@pytest.fixture
def version(_version_of_the_module, world, catalogue):
    """The published first version of a form that asks six figures and one narrative."""
    return FormVersion.objects.get(pk=(_version_of_the_module or _design(world, catalogue)).pk)


@pytest.fixture
def calendar(world):
    """Calendar months; a commune has 3 days after the month, the province 8."""
    return months(world)


def months(world):
    """The calendar that the regime of the programme keeps to."""
    keeper = {"actor": world.person("binh"), "at": BEGINNING}
    made = reporting.make_calendar(
        code="thang", name="Tháng dương lịch", cut=Cut.CALENDAR, owner=world.province_military, **keeper
    )
    for level, days in ((Level.COMMUNE, 3), (Level.PROVINCE, 8)):
        reporting.set_deadline(calendar=made, period_kind=Kind.MONTH, level=level, days=days, **keeper)
    return made


@pytest.fixture
def regime(programme, version, calendar, binh):
    """That the participants answer the form every month of the term."""
    return monthly(programme, version, calendar, binh)


def monthly(programme, version, calendar, binh):
    """The regime of the programme, established by whoever coordinates it."""
    return reporting.establish_regime(
        programme=programme,
        name="Báo cáo tháng",
        form=version.form,
        calendar=calendar,
        period_kind=Kind.MONTH,
        since=date(2025, 1, 1),
        actor=binh,
        at=BEGINNING,
    )
