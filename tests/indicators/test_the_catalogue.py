"""What is measured, and how it adds up."""

from decimal import Decimal

import pytest
from django.db.models import F

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.indicators import catalogue as sheet
from phoihop.indicators import services
from phoihop.indicators.models import Aggregation, Indicator, IndicatorGroup, Kind
from phoihop.indicators.rules import Recipe, recipe


@pytest.fixture
def defining(catalogue, giang, noon):
    """What `define_indicator` is called with."""
    return {
        "code": "TT90",
        "group": IndicatorGroup.objects.get(code="outreach"),
        "name": "Số tờ rơi đã phát",
        "unit": "tờ",
        "kind": Kind.COUNT,
        "aggregation": Aggregation.SUM,
        "actor": giang,
        "at": noon,
    }


def test_the_whole_catalogue_comes_in(catalogue):
    assert (len(catalogue), IndicatorGroup.objects.count()) == (120, 12)


def test_every_indicator_is_defined_in_both_languages():
    assert [row.code for row in sheet.rows() if not (row.definition and row.definition_en and row.name_en)] == []


def test_no_two_indicators_mean_the_same():
    definitions = [row.definition for row in sheet.rows()]

    assert len(set(definitions)) == len(definitions)


def test_coming_in_again_changes_nothing(catalogue, giang, noon):
    services.edit_indicator(indicator=catalogue["TT01"], name="Lượt người nghe", actor=giang, at=noon)

    assert services.load_catalogue(actor=SYSTEM, at=noon) == []
    assert Indicator.objects.get(code="TT01").name == "Lượt người nghe"


def test_a_ratio_knows_its_parts(catalogue):
    assert catalogue["CT03"].formula == "CT04 / CT02"


def test_no_ratio_is_made_of_a_ratio(catalogue):
    assert not any(part.is_ratio for one in catalogue.values() for part in (one.numerator, one.denominator) if part)


def test_a_part_has_the_nature_of_its_whole(catalogue):
    same = {"unit": F("whole__unit"), "kind": F("whole__kind"), "aggregation": F("whole__aggregation")}

    assert Indicator.objects.filter(**same).count() == Indicator.objects.exclude(whole=None).count() == 12


def test_ratios_are_never_typed(catalogue):
    assert not Indicator.objects.typed().filter(unit="%").exists()


def test_a_recipe_is_read():
    assert (recipe("sum"), recipe("ratio(CT04/CT02)")) == (Recipe("sum"), Recipe("ratio", "CT04", "CT02"))


@pytest.mark.parametrize(
    ("code", "words", "low"),
    [
        ("AS03", "117,5", 117_500_000),
        ("AS03", "trên 2 tỷ đồng", 2_000_000_000),
        ("TT01", "trên 2,8 triệu", 2_800_000),
        ("NM03", "28,25", Decimal("28.25")),
    ],
)
def test_a_figure_is_read_in_its_unit(catalogue, code, words, low):
    assert catalogue[code].read(words).low == low


def test_money_is_kept_in_dong(catalogue):
    assert {catalogue[code].unit for code in ("AS03", "AS17", "AS20")} == {"đồng"}


@pytest.mark.parametrize("words", ["ngay cong", "Ngày Công", "work-days", "NM01"])
def test_an_indicator_is_found_without_accents(catalogue, words):
    assert catalogue["NM01"] in Indicator.objects.search(words)


def test_a_steward_defines_an_indicator(defining):
    assert services.define_indicator(**defining).pk


def test_nobody_else_defines_one(defining, binh):
    with pytest.raises(NotAllowed):
        services.define_indicator(**defining | {"actor": binh})


def test_a_code_is_given_once(defining):
    with pytest.raises(Refused):
        services.define_indicator(**defining | {"code": "TT01"})


@pytest.mark.parametrize(
    "faulty",
    [
        {"code": "tt 90"},
        {"kind": Kind.PERCENT},
        {"aggregation": Aggregation.RATIO},
        {"kind": Kind.YES_NO},
        {"kind": Kind.MONEY, "unit": "triệu đồng"},
        {"decimals": 2},
    ],
)
def test_kind_unit_and_way_of_adding_up_go_together(defining, faulty):
    with pytest.raises(Invalid):
        services.define_indicator(**defining | faulty)


def test_a_ratio_is_made_of_what_is_typed(defining, catalogue):
    ratio = {"kind": Kind.PERCENT, "aggregation": Aggregation.RATIO, "unit": "%"}

    with pytest.raises(Invalid):
        services.define_indicator(**defining | ratio, numerator=catalogue["CT03"], denominator=catalogue["CT02"])


def test_a_part_differs_from_its_whole_in_name_only(defining, catalogue):
    with pytest.raises(Invalid):
        services.define_indicator(**defining, whole=catalogue["NM01"])


def test_better_words_leave_the_old_ones_in_the_journal(catalogue, giang, noon):
    services.edit_indicator(indicator=catalogue["NM01"], definition="Tám giờ.", actor=giang, at=noon)

    facts = JournalEntry.objects.about(catalogue["NM01"]).first().facts
    assert "8 giờ" in facts["definition"]["old"]


@pytest.mark.parametrize("change", [{"unit": "giờ"}, {"aggregation": "last"}, {"kind": "measure"}, {"decimals": 2}])
def test_what_figures_mean_never_changes(catalogue, giang, noon, change):
    with pytest.raises(Refused, match="NM01"):
        services.edit_indicator(indicator=catalogue["NM01"], **change, actor=giang, at=noon)


def test_an_indicator_retires_and_returns(catalogue, giang, noon):
    services.retire_indicator(indicator=catalogue["TT05"], reason="Trùng", actor=giang, at=noon)
    assert not Indicator.objects.in_use().filter(code="TT05").exists()

    services.reinstate_indicator(indicator=catalogue["TT05"], actor=giang, at=noon)
    assert Indicator.objects.in_use().filter(code="TT05").exists()


def test_the_parts_of_a_ratio_in_use_do_not_retire(catalogue, giang, noon):
    with pytest.raises(Refused, match="CT03"):
        services.retire_indicator(indicator=catalogue["CT04"], reason="Trùng", actor=giang, at=noon)
