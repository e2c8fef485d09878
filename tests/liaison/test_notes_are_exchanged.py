"""Notes go from party to party, never change once they are sent, and show who has read them."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.access.checks import SYSTEM, may
from phoihop.access.roles import Permission
from phoihop.audit.models import JournalEntry
from phoihop.foundation.periods import add_working_days
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.liaison import owing, services
from phoihop.liaison.models import ExchangeRegime, Note
from phoihop.liaison.rules import CaseKind, Cases, Kind, owed_periods, period_of
from phoihop.notices.models import Notice
from tests.liaison.conftest import NOW

LATER = datetime(2026, 12, 2, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture
def monthly(programme, binh):
    """Each party owes a note five working days after each month."""
    return services.settle_regime(
        programme=programme, kind=Kind.MONTHLY, days=5, since=date(2026, 9, 1), actor=binh, at=NOW
    )


def test_a_note_is_sent_and_leaves_a_trace(note):
    assert (note.state, note.sent_at) == ("sent", NOW)
    assert JournalEntry.objects.filter(action="liaison.sent").exists()


@pytest.mark.parametrize("part", ["account", "assessment", "proposals"])
def test_an_urgent_note_lacks_none_of_its_three_parts(part, asked, told, binh):
    draft = services.draft(**asked | {"told": replace(told, **{part: " "})}, actor=binh, at=NOW)

    with pytest.raises(Invalid):
        services.send(note=draft, actor=binh, at=NOW)


@pytest.mark.parametrize("part", ["subject", "account", "assessment", "proposals", "signatory", "office"])
def test_no_field_names_a_person_by_number(part, asked, told, binh):
    with pytest.raises(Invalid):
        services.draft(**asked | {"told": replace(told, **{part: "Liên hệ 0912 345 678"})}, actor=binh, at=NOW)


def test_a_file_with_a_mark_of_secrecy_is_not_attached(draft, binh):
    with pytest.raises(Invalid):
        services.attach(note=draft, content="TUYỆT MẬT".encode(), name="tin.txt", actor=binh, at=NOW)


def test_a_file_whose_name_is_somebodys_number_is_not_attached(draft, binh):
    with pytest.raises(Invalid):
        services.attach(note=draft, content=b"abc", name="0912345678.txt", actor=binh, at=NOW)


def test_a_file_goes_with_the_note(draft, binh):
    file = services.attach(note=draft, content="Danh mục điểm sạt lở".encode(), name="diem.txt", actor=binh, at=NOW)

    assert [each.upload.name for each in draft.files.all()] == [file.upload.name]


def test_a_kind_of_case_is_counted_once(asked, told, binh):
    twice = [Cases(CaseKind.LAND, 1, 0, 1), Cases(CaseKind.LAND, 2, 0, 2)]

    with pytest.raises(Invalid):
        services.draft(**asked | {"told": replace(told, cases=twice)}, actor=binh, at=NOW)


def test_a_note_goes_only_to_those_who_take_part(asked, told, world, binh):
    with pytest.raises(Invalid):
        services.draft(**asked | {"told": replace(told, recipients=[world.other_party])}, actor=binh, at=NOW)


def test_nobody_writes_for_another_body(asked, dung):
    with pytest.raises(NotAllowed):
        services.draft(**asked, actor=dung, at=NOW)


@pytest.mark.parametrize("period", ["", "2026-Q1", "2026", "nonsense", "2027-01"])
def test_a_monthly_note_tells_of_a_month_that_has_begun(period, asked, binh):
    with pytest.raises(Invalid):
        services.draft(**asked | {"kind": Kind.MONTHLY}, period=period, actor=binh, at=NOW)


def test_an_urgent_note_has_no_period():
    with pytest.raises(Invalid):
        period_of(Kind.URGENT, "2026-03")


def test_a_month_is_told_of_once(asked, binh):
    services.draft(**asked | {"kind": Kind.MONTHLY}, period="2026-10", actor=binh, at=NOW)

    with pytest.raises(Refused):
        services.draft(**asked | {"kind": Kind.MONTHLY}, period="2026-10", actor=binh, at=NOW)


def test_a_sent_note_never_changes(note, told, binh):
    with pytest.raises(Refused):
        services.edit(note=note, told=told, actor=binh, at=NOW)
    with pytest.raises(Refused):
        services.discard(note=note, actor=binh, at=NOW)
    with pytest.raises(Refused):
        services.send(note=note, actor=binh, at=NOW)


def test_a_correction_is_a_note_of_its_own(note, binh):
    made = services.correct(note=note, actor=binh, at=NOW)

    assert (made.corrects, made.is_draft, made.account) == (note, True, note.account)


def test_a_draft_is_not_corrected_but_edited(draft, binh):
    with pytest.raises(Refused):
        services.correct(note=draft, actor=binh, at=NOW)


def test_a_draft_is_seen_by_its_body_alone(draft, binh, chi, hoa):
    assert [who.username for who in (binh, chi, hoa) if Note.objects.visible_to(who).exists()] == ["binh"]


def test_the_list_shows_exactly_what_may_be_read(note, world, hoa):
    for username in ("an", "anh", "binh", "chi", "dung", "giang", "hoa"):
        person = world.person(username)
        listed = Note.objects.visible_to(person).filter(pk=note.pk).exists()
        assert listed is may(person, Permission.NOTE_READ, note), username


def test_the_receipt_names_who_read_it_and_in_which_office(note, hoa):
    [row] = services.confirm_read(note=note, actor=hoa, at=NOW)

    assert (row.read_by, row.read_as, row.read_at) == (hoa, "Phó Trưởng ban", NOW)


def test_the_first_reading_stands(note, hoa):
    services.confirm_read(note=note, actor=hoa, at=NOW)

    assert services.confirm_read(note=note, actor=hoa, at=LATER) == []


def test_whoever_did_not_receive_it_confirms_nothing(note, chi):
    with pytest.raises(NotAllowed):
        services.confirm_read(note=note, actor=chi, at=NOW)


def test_an_answer_also_confirms_reading_and_is_given_once(note, hoa):
    [row] = services.answer(note=note, text="Đã chỉ đạo địa phương phối hợp.", actor=hoa, at=NOW)

    assert row.note.recipients.get().read_at == NOW
    with pytest.raises(Refused):
        services.answer(note=note, text="Thêm.", actor=hoa, at=NOW)


def test_an_urgent_note_is_announced_at_once(hoa, note):
    assert Notice.objects.filter(recipient=hoa, kind="liaison.urgent").count() == 1


def test_an_unread_note_is_brought_to_mind_once_after_three_working_days(hoa, binh, note):
    assert services.remind_unread(actor=SYSTEM, at=NOW + timedelta(days=1)) == []

    told = {notice.recipient.username for notice in services.remind_unread(actor=SYSTEM, at=LATER)}

    assert told == {"binh", "hoa"}
    assert services.remind_unread(actor=SYSTEM, at=LATER) == []


def test_a_numbered_note_takes_the_next_number_and_is_signed(draft, told, binh):
    unsigned = services.edit(note=draft, told=replace(told, signatory=""), actor=binh, at=NOW)
    with pytest.raises(Invalid):
        services.send(note=unsigned, numbered=True, actor=binh, at=NOW)

    services.edit(note=draft, told=told, actor=binh, at=NOW)
    assert services.send(note=draft, numbered=True, actor=binh, at=NOW).number.number == 1


def test_both_parties_owe_a_note_of_each_month(monthly, binh, world):
    owed = owing.owed_in(binh, NOW.date())

    assert {(one.body.pk, one.code) for one in owed} == {
        (body.pk, code) for body in (world.province_military, world.province_party) for code in ("2026-09", "2026-10")
    }
    assert owed[0].due_on == date(2026, 10, 7)


def test_a_sent_note_is_no_longer_owed(monthly, asked, told, binh, world):
    note = services.draft(**asked | {"kind": Kind.MONTHLY}, period="2026-10", actor=binh, at=NOW)
    [begun] = [one for one in owing.owed_by({world.province_military.pk}, NOW.date()) if one.code == "2026-10"]
    services.send(note=note, actor=binh, at=NOW)

    assert begun.draft == note.pk
    assert [one.code for one in owing.owed_by({world.province_military.pk}, NOW.date())] == ["2026-09"]


def test_notes_of_a_kind_are_owed_by_one_regime_at_a_time(monthly, programme, binh):
    with pytest.raises(Refused):
        services.settle_regime(
            programme=programme, kind=Kind.MONTHLY, days=3, since=date(2026, 11, 1), actor=binh, at=NOW
        )

    services.stop_regime(regime=monthly, on=date(2026, 11, 1), actor=binh, at=NOW)
    services.settle_regime(programme=programme, kind=Kind.MONTHLY, days=3, since=date(2026, 11, 1), actor=binh, at=NOW)
    assert ExchangeRegime.objects.count() == 2


def test_nobody_owes_urgent_notes(programme, binh):
    with pytest.raises(Invalid):
        services.settle_regime(
            programme=programme, kind=Kind.URGENT, days=3, since=date(2026, 11, 1), actor=binh, at=NOW
        )


@given(
    since=st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    length=st.integers(1, 900),
    passed=st.integers(0, 900),
    kind=st.sampled_from([Kind.MONTHLY, Kind.QUARTERLY]),
)
def test_only_whole_periods_that_are_over_are_owed(since, length, passed, kind):
    until, today = since + timedelta(days=length), since + timedelta(days=passed)

    periods = list(owed_periods(kind, since, until, today))

    assert all(since <= one.since and one.until <= min(until, today) for one in periods)
    assert periods == sorted(periods, key=lambda one: one.since, reverse=True)


def test_a_day_of_patience_is_a_working_day():
    assert add_working_days(date(2026, 12, 2), -3) == date(2026, 11, 27)
