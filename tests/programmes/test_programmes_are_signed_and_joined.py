"""Signing, joining, amending and passing on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.organisations import services as organisations
from phoihop.programmes import services
from phoihop.programmes.models import Party, Programme
from phoihop.programmes.rules import Span, circle, hold_open
from phoihop.programmes.services import Joining, NewParty

YEAR = {"term_from": date(2026, 1, 1), "term_until": date(2027, 1, 1)}


@pytest.fixture
def signing(world, binh, noon):
    """What `sign` is called with."""
    parties = [
        NewParty(body=world.province_military, role=Party.Role.LEAD),
        NewParty(body=world.province_party, role=Party.Role.COORDINATING),
    ]
    return {"title": "Chương trình 2026", "parties": parties, "actor": binh, "at": noon, **YEAR}


@pytest.fixture
def told(programme, binh, noon):
    """Whose act it is, when, and on which programme."""
    return {"programme": programme, "actor": binh, "at": noon}


def test_a_signed_programme_keeps_its_parties_in_order(signing, world):
    programme = services.sign(**signing)

    assert [party.body for party in programme.parties.all()] == [world.province_military, world.province_party]


def test_its_reference_follows_the_form_of_its_papers(signing):
    party = services.sign(**signing, number=2, symbol="CTr/BDVTU-BCHQST")
    state = services.sign(**signing, number=2, symbol="CTr-BCHQST", paper_form=Programme.PaperForm.STATE)

    assert (party.reference, state.reference) == ("02-CTr/BDVTU-BCHQST", "02/CTr-BCHQST")


def test_two_programmes_of_one_title_have_their_own_addresses(signing):
    assert services.sign(**signing).slug != services.sign(**signing).slug


def test_whoever_coordinates_elsewhere_does_not_sign_for_the_lead(signing, chi):
    with pytest.raises(NotAllowed):
        services.sign(**signing | {"actor": chi})


def test_a_steward_may_enter_what_others_signed(signing, giang):
    assert services.sign(**signing | {"actor": giang}).pk


@pytest.mark.parametrize("roles", [("lead", "lead"), ("member", "coordinating"), ("lead",)])
def test_there_is_one_lead_and_another_party(signing, roles):
    parties = [NewParty(body=party.body, role=role) for party, role in zip(signing["parties"], roles, strict=False)]

    with pytest.raises(Invalid):
        services.sign(**signing | {"parties": parties})


def test_nobody_signs_twice(signing):
    with pytest.raises(Invalid):
        services.sign(**signing | {"parties": [*signing["parties"], signing["parties"][1]]})


@pytest.mark.parametrize("symbol", ["CTr/MẬT-BCHQST", "TỐI MẬT", "CTr-TUYETMAT"])
def test_the_symbol_of_a_secret_paper_never_enters(signing, symbol):
    with pytest.raises(Invalid):
        services.sign(**signing, symbol=symbol)


@pytest.mark.parametrize("symbol", ["CTr/MTTQ-BCHQST", "CTr/BDVTU-BCHQST-CAT", "KH/MT-TW"])
def test_an_open_symbol_enters(symbol):
    assert hold_open(symbol) is None


def test_a_programme_carries_out_one_of_the_same_years(signing):
    parent = services.sign(**signing | {"term_from": date(2020, 1, 1), "term_until": date(2022, 1, 1)})

    with pytest.raises(Refused):
        services.sign(**signing, parent=parent)


def test_no_programme_carries_out_itself(told, signing, programme):
    child = services.sign(**signing, parent=programme)

    with pytest.raises(Refused):
        services.edit(**told, parent=child)


def test_a_correction_leaves_the_old_words_in_the_journal(told, programme):
    services.edit(**told, title="Tên mới")

    entry = JournalEntry.objects.about(programme).first()
    assert entry.facts["title"]["old"].startswith("Chương trình phối hợp")


def test_a_term_runs_on_but_never_back(told):
    assert services.extend(**told, until=date(2028, 1, 1)).term_until == date(2028, 1, 1)
    with pytest.raises(Invalid):
        services.extend(**told, until=date(2027, 6, 1))


def test_a_body_takes_part_once_at_a_time(told, world):
    with pytest.raises(Refused):
        services.join(**told, body=world.commune_military, since=date(2025, 6, 1))


def test_a_body_may_come_back(told, programme, world, binh, noon):
    first = programme.participations.get(body=world.commune_military)
    services.leave(participation=first, on=date(2025, 6, 1), actor=binh, at=noon)

    assert services.join(**told, body=world.commune_military, since=date(2025, 9, 1)).pk


@pytest.mark.parametrize("since", [date(2024, 12, 31), date(2027, 1, 1)])
def test_nobody_takes_part_outside_the_term(told, world, since):
    with pytest.raises(Invalid):
        services.join(**told, body=world.commune_party, since=since)


def test_nobody_reports_in_a_circle(told, world):
    rows = [
        Joining(body=world.commune_party, since=date(2025, 1, 1), reports_to=world.province_party),
        Joining(body=world.province_party, since=date(2025, 1, 1), reports_to=world.commune_party),
    ]

    with pytest.raises(Refused, match="vòng"):
        services.join_many(**told, rows=rows)


def test_a_body_reports_elsewhere_from_a_day(told, programme, world, binh, noon):
    before = programme.participations.get(body=world.commune_military)

    after = services.redirect(
        participation=before, reports_to=world.province_party, on=date(2025, 7, 1), actor=binh, at=noon
    )

    before.refresh_from_db()
    assert (before.valid_until, after.valid_from) == (date(2025, 7, 1), date(2025, 7, 1))


def test_whoever_takes_part_does_not_decide_who_does(told, world, anh):
    with pytest.raises(NotAllowed):
        services.join(**told | {"actor": anh}, body=world.commune_party, since=date(2025, 2, 1))


def test_many_join_in_few_queries(told, programme, world, django_assert_max_num_queries):
    bodies = [world.commune_party, world.second_commune_party, world.other_party, world.other_commune_party]

    with django_assert_max_num_queries(16):
        services.join_many(**told, rows=[Joining(body=body, since=date(2025, 2, 1)) for body in bodies])


def test_an_amendment_closes_the_regulation_before(told, programme):
    services.adopt_regulation(**told, title="Quy chế", signed_on=date(2025, 1, 2), since=date(2025, 1, 2))
    services.amend_regulation(**told, title="Quy chế sửa đổi", signed_on=date(2025, 8, 9), since=date(2025, 8, 9))

    assert [programme.regulations.as_of(day).get().version for day in (date(2025, 8, 8), date(2025, 8, 9))] == [1, 2]


def test_an_amendment_begins_after_what_it_amends(told):
    services.adopt_regulation(**told, title="Quy chế", signed_on=date(2025, 1, 2), since=date(2025, 1, 2))

    with pytest.raises(Refused):
        services.amend_regulation(**told, title="Sửa", signed_on=date(2025, 1, 1), since=date(2025, 1, 2))


def test_a_programme_adopts_one_regulation(told):
    services.adopt_regulation(**told, title="Quy chế", signed_on=date(2025, 1, 2), since=date(2025, 1, 2))

    with pytest.raises(Refused):
        services.adopt_regulation(**told, title="Quy chế", signed_on=date(2025, 1, 2), since=date(2025, 3, 2))


def test_free_text_holds_no_telephone_number(told):
    with pytest.raises(Invalid):
        services.adopt_regulation(
            **told, title="Quy chế", summary="Liên hệ 0912 345 678", signed_on=date(2025, 1, 2), since=date(2025, 1, 2)
        )


def test_an_office_sits_once_on_the_committee(told, world, binh, noon):
    seat = {"title": "Trưởng ban", "body": world.province_party, "office": "Trưởng ban"}
    given = services.seat(**told, **seat, since=date(2025, 1, 1))

    with pytest.raises(Refused):
        services.seat(**told, **seat, since=date(2025, 2, 1))
    services.vacate(seat=given, on=date(2025, 2, 1), actor=binh, at=noon)
    assert services.seat(**told, **seat, since=date(2025, 2, 1)).pk


@pytest.fixture
def successor(world, giang, noon):
    """A command that follows the one of the province from 1 July 2025."""
    return organisations.found(
        line="military", level="province", name="Bộ CHQS tỉnh mới", place=world.province, on=date(2025, 7, 1),
        parent=world.region_military, actor=giang, at=noon,
    )  # fmt: skip


def test_a_party_stays_the_one_that_signed(programme, world, successor, binh, noon):
    party = programme.parties.get(body=world.province_military)

    heir = services.succeed_party(party=party, successor=successor, on=date(2025, 7, 1), actor=binh, at=noon)

    party.refresh_from_db()
    assert (party.passed_to, heir.role, party.signatory) == (heir, "lead", "Nông Văn Hùng")


def test_whoever_reported_to_a_party_reports_to_its_successor(programme, world, successor, binh, noon):
    party = programme.parties.get(body=world.province_military)
    services.succeed_party(party=party, successor=successor, on=date(2025, 7, 1), actor=binh, at=noon)

    then = programme.participations.as_of(date(2025, 7, 1))
    assert set(then.values_list("body__name", "reports_to__name")) == {
        ("Ban CHQS xã Đại Từ", "Bộ CHQS tỉnh mới"),
        ("Ban CHQS xã Phú Lương", "Bộ CHQS tỉnh mới"),
        ("Bộ CHQS tỉnh mới", None),
    }


def test_two_parties_may_be_followed_by_one(programme, world, binh, noon):
    lead = programme.parties.get(body=world.province_military)

    heir = services.succeed_party(party=lead, successor=world.province_party, on=date(2025, 7, 1), actor=binh, at=noon)

    assert (heir.body, heir.role) == (world.province_party, "lead")


def test_obligations_pass_on_once(programme, world, successor, binh, noon):
    party = programme.parties.get(body=world.province_military)
    services.succeed_party(party=party, successor=successor, on=date(2025, 7, 1), actor=binh, at=noon)

    with pytest.raises(Refused):
        services.succeed_party(party=party, successor=successor, on=date(2025, 8, 1), actor=binh, at=noon)


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8)))
def test_a_circle_is_found_exactly_where_there_is_one(receivers):
    def returns(start):
        body = receivers.get(start)
        for _step in range(len(receivers) + 1):
            if body == start:
                return True
            body = receivers.get(body)
        return False

    assert bool(circle(receivers)) == any(returns(body) for body in receivers)


DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 1))


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_spans_meet_exactly_where_they_share_a_day(a, b, c, d):
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))

    shared = any(one.holds_on(day) and other.holds_on(day) for day in map(date.fromordinal, range(739000, 739500)))

    assert shared == (one.since < one.until and other.since < other.until and one.meets(other))
