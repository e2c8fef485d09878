"""Figures follow from the register: arithmetic of published lists, and properties under any history."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.exemplars.rules import Gate, Individuals, Model, National, Origin, Passed, Traits, alike_by, counted
from phoihop.exemplars.rules.life import GATES, LIFE, next_gate

YEAR = (date(2023, 1, 1), date(2024, 1, 1))
ON = date(2023, 11, 1)


def published(collective, individual, gate=Gate.RECOGNISED):
    """So many collectives and individuals at a gate, as a list of that year publishes them."""
    models = [
        Model(national=National.ECONOMY, origin=Origin.NEW, passed=[Passed(gate, ON)]) for _number in range(collective)
    ]
    return models, [Individuals(national=National.ECONOMY, gate=gate, on=ON, number=individual)]


@pytest.mark.parametrize(
    ("collective", "individual", "total"),
    [(69, 54, 123), (187, 15, 202), (194, 80, 274), (147, 54, 201)],
    ids=["Chợ Đồn 2022", "Bắc Kạn 2023", "Chư Păh 2022", "Đất Đỏ 2023"],
)
def test_collectives_and_individuals_recognised_are_the_whole(collective, individual, total):
    found = counted(*published(collective, individual), *YEAR)

    assert (found["DV08"], found["DV09"], found["DV07"]) == (collective, individual, total)


def test_the_individuals_of_a_province_need_no_names():
    found = counted(*published(2_599, 19_376, Gate.REGISTERED), *YEAR)

    assert (found["DV01"], found["DV02"], found["DV03"]) == (21_975, 2_599, 19_376)


def test_the_typical_are_a_choice_among_the_recognised():
    found = counted(*published(29, 26, Gate.TYPICAL), *YEAR)

    assert found["DV11"] == 55


def test_fields_sum_to_all():
    numbers = {National.POLITICS: 3 + 16, National.ECONOMY: 174, National.SOCIETY: 9}
    individuals = [
        Individuals(national=national, gate=Gate.REGISTERED, on=ON, number=number)
        for national, number in numbers.items()
    ]

    found = counted([], individuals, *YEAR)

    assert found["DV01"] == found["DV12"] + found["DV13"] + found["DV14"] + found["DV15"] == 202


days = st.dates(date(2020, 1, 1), date(2026, 12, 31))


@st.composite
def models(draw):
    """A model with any history that the table of its life allows."""
    started = draw(st.none() | days)
    stopped = draw(st.none() | days.filter(lambda day: day > started)) if started and started.year < 2026 else None
    on, gate, passed = draw(days), Gate.REGISTERED, []
    for _step in range(draw(st.integers(1, 6))):
        passed.append(Passed(gate, on))
        on += timedelta(days=draw(st.integers(0, 200)))
        again = not any(each.gate is Gate.REGISTERED and each.on.year == on.year for each in passed)
        gate = next_gate(gate) if next_gate(gate) and not (again and draw(st.booleans())) else Gate.REGISTERED
        if gate is Gate.REGISTERED and not again:
            break
    return Model(
        national=draw(st.sampled_from(National)),
        origin=draw(st.sampled_from(Origin)),
        passed=passed,
        started_on=started,
        stopped_on=stopped,
        copied_on=draw(st.lists(days, max_size=4)),
    )


individuals = st.builds(
    Individuals,
    national=st.sampled_from(National),
    gate=st.sampled_from(Gate),
    on=days,
    number=st.integers(0, 500),
)
registers = st.tuples(st.lists(models(), max_size=5), st.lists(individuals, max_size=5))
FLOWS = ("DV01", "DV02", "DV03", "DV04", "DV06", "DV07", "DV08", "DV09", "DV11", "DV12", "DV16", "DV17", "TD05")


@given(registers, days, days)
def test_parts_add_up_to_their_whole(register, one, other):
    found = counted(*register, min(one, other), max(one, other) + timedelta(days=1))

    assert found["DV02"] + found["DV03"] == found["DV01"]
    assert found["DV08"] + found["DV09"] == found["DV07"]
    assert sum(found[code] for code in ("DV12", "DV13", "DV14", "DV15")) == found["DV01"]


@given(registers, st.tuples(days, days, days).map(sorted))
def test_what_flows_adds_up_over_neighbouring_spans(register, three):
    first, second, third = three
    third += timedelta(days=1)
    parts = [counted(*register, first, second), counted(*register, second, third)]

    whole = counted(*register, first, third)

    assert [whole[code] for code in FLOWS] == [sum(part[code] for part in parts) for code in FLOWS]


@given(st.lists(models(), max_size=6), days, st.integers(1, 900))
def test_the_stock_is_reconciled_by_what_began_and_what_stopped(many, since, length):
    until = since + timedelta(days=length)
    before = counted(many, [], since - timedelta(days=1), since)["DV05"]
    began = sum(each.started_on is not None and since <= each.started_on < until for each in many)

    found = counted(many, [], since, until)

    assert found["DV05"] == before + began - found["DV17"]


def test_a_model_taken_up_by_many_counts_once_a_year():
    model = Model(
        national=National.ECONOMY,
        origin=Origin.NEW,
        passed=[],
        copied_on=[date(2023, 2, 1), date(2023, 9, 1), date(2024, 1, 1)],
    )

    assert counted([model], [], *YEAR)["DV16"] == 1
    assert counted([model], [], date(2023, 7, 1), date(2024, 1, 1))["DV16"] == 0


def test_the_table_of_life_goes_forward_or_begins_anew():
    assert all(GATES.index(after) == GATES.index(before) + 1 for before, after in LIFE if after is not Gate.REGISTERED)


texts = st.text("aàáâđễô mnxK", max_size=30)
traits = st.builds(Traits, name=texts, content=texts, place=st.integers(1, 2))


@given(traits, traits)
def test_likeness_is_mutual(one, other):
    assert alike_by(one, other) == alike_by(other, one)


@given(traits)
def test_whatever_says_something_is_like_itself_whatever_the_accents(one):
    bare = Traits(name=one.name.upper(), content=one.content, place=one.place)

    assert ("name" in alike_by(one, bare)) == bool(one.name.strip())


def test_the_same_model_elsewhere_is_no_duplicate():
    one = Traits(name="Tiếng loa an ninh", content="Loa phát thanh", place=1)

    assert alike_by(one, Traits(name="Tieng loa an ninh", content="Khác hẳn", place=1)) == {"name"}
    assert alike_by(one, Traits(name="Tieng loa an ninh", content="Loa phát thanh", place=2)) == frozenset()
