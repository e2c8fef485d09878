"""Whoever asks sees what has been approved by then, however the store came to know it."""

import threading
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.analytics import engine, refresh, tables
from phoihop.analytics.figures import Coverage, Span
from phoihop.analytics.questions import bounds, figures, lacking, measure, sources
from phoihop.foundation.quantities import Qualifier
from phoihop.organisations import services as organisations
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Entry
from tests.analytics.ground import AT, PEAK, SHARE, STOCK, SUM, YEAR, YES

JANUARY = Span(date(2025, 1, 1), date(2025, 2, 1))


def every_row():
    store = refresh.current()
    return {table: store.answer(rows) for table, rows in tables.EVERY_ROW.items()}


def test_an_approved_figure_is_in_the_next_answer(ground, world):
    before = ground.figure(SUM, world.country)

    ground.report(world.commune_military, "2025-01", TT01="120")

    assert (before.low, ground.bounds(SUM, world.country)) == (None, (120, 120))


@pytest.mark.parametrize("step", ["draft", "submit"])
def test_what_is_not_approved_is_in_no_figure(ground, world, step):
    report = ground.draft(world.commune_military, "2025-01", TT01="120")
    if step == "submit":
        ground.submit(report)

    assert not ground.figure(SUM, world.country).known


def test_a_reopened_report_counts_as_it_was_approved_until_it_is_approved_again(ground, world):
    report = ground.report(world.commune_military, "2025-01", TT01="120")
    reopened = submissions.reopen(submission=report, reason="Sửa số liệu", actor=ground.scribe, at=AT)
    ground.state(reopened, TT01="150")
    meanwhile = ground.bounds(SUM, world.country)
    submitted = ground.submit(reopened)
    handed_in = ground.bounds(SUM, world.country)

    ground.approve(submitted)

    assert (meanwhile, handed_in, ground.bounds(SUM, world.country)) == ((120, 120), (120, 120), (150, 150))


def test_a_figure_knows_when_it_was_last_approved(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="120")

    assert ground.figure(SUM, world.country).latest_at == AT


def test_a_figure_counts_what_is_only_approximate(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="trên 2.800")
    ground.report(world.second_commune_military, "2025-01", TT01="15")

    figure = ground.figure(SUM, world.province)

    assert (figure.facts, figure.approximate, figure.low, figure.high) == (2, 1, 2815, 2915)


def test_a_missing_value_is_no_zero(ground, world):
    report = ground.draft(world.commune_military, "2025-01", DV05="3")
    said = [submissions.Statement(indicator=SUM, missing="not_yet")]
    submissions.state(submission=report, statements=said, actor=ground.scribe, at=AT)
    ground.approve(ground.submit(report))

    assert not ground.figure(SUM, world.country).known


def test_coverage_counts_who_owes_who_sent_and_who_counts(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="1")
    ground.submit(ground.draft(world.second_commune_military, "2025-01", TT01="1"))

    assert ground.figure(SUM, world.province, span=JANUARY).coverage == Coverage(expected=3, received=2, approved=1)


def test_what_a_figure_lacks_is_named(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="1")

    owed = {ground.owed(body, "2025-01").pk for body in (world.province_military, world.second_commune_military)}

    assert set(lacking(ground.question(SUM, world.province, span=JANUARY))) == owed


def test_of_a_stock_only_the_last_report_of_each_body_is_owed(ground, world):
    for month in ("2025-01", "2025-12"):
        ground.report(world.commune_military, month, DV05="4")

    assert ground.figure(STOCK, world.commune).coverage == Coverage(expected=1, received=1, approved=1)


def test_coverage_never_passes_the_whole(ground, world):
    report = ground.report(world.commune_military, "2025-01", TT01="1")
    ground.approve(ground.submit(submissions.reopen(submission=report, reason="x", actor=ground.scribe, at=AT)))
    coverage = ground.figure(SUM, world.commune, span=JANUARY).coverage

    assert (coverage.expected, coverage.approved, coverage.lacking, coverage.complete) == (1, 1, 0, True)


def test_obligations_made_later_are_owed_at_the_next_question(ground, world):
    before = ground.figure(SUM, world.commune, span=Span(date(2026, 1, 1), date(2027, 1, 1))).coverage.expected

    reporting.make_obligations(regime=ground.regime, until=date(2026, 4, 1), actor=ground.scribe, at=AT)

    after = ground.figure(SUM, world.commune, span=Span(date(2026, 1, 1), date(2027, 1, 1))).coverage.expected
    assert (before, after) == (0, 3)


def test_a_withdrawn_obligation_is_owed_no_more(ground, world):
    ground.figure(SUM, world.commune)
    owed = ground.owed(world.commune_military, "2025-01")

    reporting.withdraw_obligation(obligation=owed, reason="Sáp nhập", actor=ground.scribe, at=AT)

    assert ground.figure(SUM, world.commune).coverage.expected == 11
    assert refresh.verify() == {}


def test_the_sources_of_a_figure_are_the_facts_in_it(ground, world):
    for month, words in (("2025-02", "trên 20"), ("2025-01", "7")):
        ground.report(world.commune_military, month, TT01=words)

    rows, count = sources(ground.question(SUM, world.province))

    assert ([(row.low, row.high) for row in rows], count) == ([(7, 7), (20, 30)], 2)


def test_sources_come_in_pages(ground, world):
    for month in ("2025-01", "2025-02", "2025-03"):
        ground.report(world.commune_military, month, TT01=month[-2:].lstrip("0"))

    rows, count = sources(ground.question(SUM, world.province), limit=2, offset=1)

    assert ([row.low for row in rows], count) == ([2, 3], 3)


def test_a_store_that_followed_is_equal_to_one_made_anew(ground, world, giang):
    ground.figure(SUM, world.country)
    report = ground.report(world.commune_military, "2025-01", TT01="trên 2.800", DV05="ít nhất 3", QP10="có")
    ground.figure(SUM, world.country)
    submissions.reopen(submission=report, reason="Sửa", actor=ground.scribe, at=AT)
    ground.figure(SUM, world.country)
    organisations.rename(body=world.other_military, name="Tên mới", on=date(2025, 3, 1), actor=giang, at=AT)
    ground.report(world.other_commune_military, "2025-01", TT01="5")
    followed = every_row()

    refresh.discard()

    assert every_row() == followed


def test_a_store_verifies_itself_against_the_reports(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="5")
    ground.figure(SUM, world.country)
    sound = refresh.verify()

    Entry.objects.update(low=6)

    assert (sound, refresh.verify()) == ({}, {"fact": 1})


@given(order=st.permutations(range(6)))
@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_approval_changes_nothing(shuffled, order):
    ground, reports, expected = shuffled

    with rolled_back():
        for number in order:
            ground.approve(reports[number])
            ground.figure(SUM, ground.lead.place)

        assert values(ground) == expected


@pytest.fixture
def shuffled(ground, world):
    """Six reports that wait for approval, and what they come to."""
    bodies = [world.commune_military, world.second_commune_military, world.other_commune_military]
    reports = [
        ground.submit(ground.draft(body, month, TT01=f"trên {number}0", DV05=f"{number}", PC02=f"{number}", QP10="có"))
        for number, (body, month) in enumerate([(b, m) for b in bodies for m in ("2025-01", "2025-02")], 1)
    ]
    with rolled_back():
        submissions.approve_many(submissions=reports, actor=ground.scribe, at=AT)
        expected = values(ground)
    return ground, reports, expected


def values(ground):
    return [ground.bounds(code, ground.lead.place) for code in (SUM, STOCK, PEAK)]


def rolled_back():
    from django.db import transaction  # noqa: PLC0415 - beside its only use

    class Undone:
        def __enter__(self):
            self.point = transaction.savepoint()

        def __exit__(self, *_):
            transaction.savepoint_rollback(self.point)

    return Undone()


def test_what_was_rolled_back_is_forgotten(ground, world):
    with rolled_back():
        ground.report(world.commune_military, "2025-01", TT01="120")
        seen = ground.bounds(SUM, world.country)

    assert (seen, ground.bounds(SUM, world.country)) == ((120, 120), (None, None))


def test_after_something_rolled_back_what_is_approved_is_followed(ground, world):
    with rolled_back():
        ground.report(world.commune_military, "2025-01", TT01="120")
        ground.figure(SUM, world.country)
        for month in ("2025-02", "2025-03"):
            ground.draft(world.commune_military, month, TT01="1")
        ground.figure(SUM, world.country)

    ground.report(world.second_commune_military, "2025-01", TT01="7")

    assert ground.bounds(SUM, world.country) == (7, 7)


def test_a_draft_saved_again_and_again_writes_no_new_state(ground, world):
    ground.figure(SUM, world.country)
    before = state()
    for words in ("1", "12", "120"):
        ground.draft(world.commune_military, "2025-01", TT01=words)

    ground.figure(SUM, world.country)

    assert state() == before


def test_an_approval_writes_one_new_state_whoever_asks_afterwards(ground, world):
    ground.figure(SUM, world.country)
    before = state()
    ground.report(world.commune_military, "2025-01", TT01="1")

    for _ in range(3):
        ground.figure(SUM, world.country)

    assert state() == before + 1


def state():
    return refresh.read_manifest(refresh.folder()).generation


def test_bounds_alone_are_those_of_the_figures(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="trên 20", DV05="ít nhất 3", PC02="7", QP10="có")
    ground.report(world.second_commune_military, "2025-02", TT01="5", QP10="không")
    measures = tuple(measure(ground.indicators[code]) for code in (SUM, STOCK, PEAK, YES))
    question = replace(ground.question(SUM, world.province, world.commune), measures=measures, spans=(YEAR, JANUARY))

    found = {(node, one, question.spans[spot]): (low, high) for node, one, spot, low, high, _facts in bounds(question)}

    known = {(one.node, one.measure.indicator, one.span): (one.low, one.high) for one in figures(question) if one.known}
    assert found == known
    with pytest.raises(ValueError, match="RATIO"):
        bounds(ground.question(SHARE, world.province))


def test_asking_again_costs_one_look_at_the_journal(ground, world, django_assert_num_queries):
    ground.figure(SUM, world.country)

    with django_assert_num_queries(1):
        ground.figure(SUM, world.country)


def test_what_a_killed_refresher_left_behind_does_no_harm(ground, world):
    ground.figure(SUM, world.country)
    for name in (f"state-{state() + 1}.writing", f"state-{state() + 1}.writing.wal", "manifest.writing"):
        (refresh.folder() / name).write_bytes(b"half of something")

    ground.report(world.commune_military, "2025-01", TT01="120")

    assert ground.bounds(SUM, world.country) == (120, 120)
    assert list(refresh.folder().glob("*.writing*")) == []


@pytest.mark.parametrize("content", [b"", b"not a state"])
@pytest.mark.parametrize("which", [0, -1])
def test_a_torn_file_is_made_again(ground, world, content, which):
    ground.report(world.commune_military, "2025-01", TT01="120")
    ground.figure(SUM, world.country)
    forget_what_is_open()
    names = refresh.read_manifest(refresh.folder()).files.names
    (refresh.folder() / names[which]).write_bytes(content)

    assert ground.bounds(SUM, world.country) == (120, 120)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"file": 1}'])
def test_a_torn_manifest_is_made_again(ground, world, content):
    ground.report(world.commune_military, "2025-01", TT01="120")
    ground.figure(SUM, world.country)

    (refresh.folder() / "manifest.json").write_text(content)

    assert ground.bounds(SUM, world.country) == (120, 120)


def forget_what_is_open():
    refresh._Shelf.store = refresh._Shelf.manifest = None  # noqa: SLF001 - as in a process that has just begun


def test_a_state_of_another_engine_is_made_again(ground, world, monkeypatch):
    ground.report(world.commune_military, "2025-01", TT01="120")
    ground.figure(SUM, world.country)
    before = state()

    monkeypatch.setattr(refresh, "LAYOUT", f"{engine.LAYOUT}+1")

    assert (ground.bounds(SUM, world.country), state()) == ((120, 120), before + 1)


def test_few_old_states_are_kept(ground, world):
    for month in range(1, 7):
        ground.report(world.commune_military, f"2025-{month:02}", TT01="1")
        ground.figure(SUM, world.country)

    assert len(list(refresh.folder().glob("state-*.duckdb"))) == refresh.KEPT_GENERATIONS


def test_a_reader_keeps_its_state_while_newer_ones_are_written(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="1")
    reader = refresh.current()
    for month in range(2, 7):
        ground.report(world.commune_military, f"2025-{month:02}", TT01="1")
        ground.figure(SUM, world.country)

    assert len(reader.answer(tables.EVERY_ROW["fact"])) == 1


def test_two_threads_ask_while_the_store_is_written(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="1")
    question = ground.question(SUM, world.country)
    store = refresh.current()
    parameters = {"programmes": [ground.programme.pk]}
    seen, faults, over = [], [], threading.Event()

    def ask():
        try:
            while not over.is_set():
                seen.append(store.answer(tables.LATEST, parameters)[0][2])
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test must see it
            faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for month in range(2, 7):
        ground.report(world.commune_military, f"2025-{month:02}", TT01="1")
        figures(question)
    over.set()
    for thread in threads:
        thread.join()

    assert (faults, set(seen)) == ([], {1})


def test_a_figure_of_one_report_keeps_its_qualifier_and_a_sum_does_not(ground, world):
    ground.report(world.commune_military, "2025-01", TT01="gần 256 nghìn")

    alone = ground.figure(SUM, world.province).qualifier
    ground.report(world.second_commune_military, "2025-01", TT01="12")

    assert (alone, ground.figure(SUM, world.province).qualifier) == (Qualifier.NEARLY, None)
