"""People are added, given posts and taken from them; the journal knows all but passwords."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from phoihop.access.checks import SYSTEM, may
from phoihop.access.roles import Permission, Role
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.people import services
from phoihop.people.models import Person
from phoihop.people.rules import alphabetical
from tests.cast import NOON, PASSWORD, SINCE


def add(username="em", **facts):
    facts = {"full_name": "Đỗ Thị Em", "actor": SYSTEM, "at": NOON} | facts
    return services.add_person(username=username, **facts)


def give(person, body, role=Role.REPORTER, **facts):
    facts = {"since": SINCE, "actor": SYSTEM, "at": NOON} | facts
    return services.give_post(person=person, body=body, role=role, **facts)


def test_a_person_signs_in_with_small_letters(db):
    assert add("  EM.Do ").username == "em.do"


@pytest.mark.parametrize("username", ["", "e", "đỗ em", "em@xa", ".em", "x" * 61])
def test_a_name_to_sign_in_with_is_plain(db, username):
    with pytest.raises(Invalid):
        add(username)


def test_a_name_to_sign_in_with_belongs_to_one_person(an):
    with pytest.raises(Refused):
        add("AN")


def test_without_a_password_nobody_signs_in(db):
    assert not add().has_usable_password()


@pytest.mark.parametrize("password", ["ngắn", "password1234", "1234567890"])
def test_a_password_easily_guessed_is_refused(an, password):
    with pytest.raises(Invalid) as refusal:
        services.set_password(person=an, password=password, actor=an, at=NOON)

    assert refusal.value.facts["password"]


def test_the_journal_never_holds_a_password(an, giang):
    services.set_password(person=an, password="mùa thu vàng lá", actor=giang, at=NOON)
    add(password="gió mùa đông bắc")

    written = json.dumps(list(JournalEntry.objects.values_list("facts", "target_name")), ensure_ascii=False)

    assert not any(word in written for word in (PASSWORD, "mùa thu", "gió mùa", an.password))


def test_a_password_is_stored_only_hashed(an):
    services.set_password(person=an, password="mùa thu vàng lá", actor=an, at=NOON)

    stored = Person.objects.get(pk=an.pk)
    assert stored.check_password("mùa thu vàng lá")
    assert "mùa thu" not in stored.password


def test_nobody_sets_the_password_of_another(an, anh):
    with pytest.raises(NotAllowed):
        services.set_password(person=an, password="mùa thu vàng lá", actor=anh, at=NOON)


def test_a_post_gives_its_role_in_its_body(an, world):
    give(an, world.commune_party)

    assert an.bodies_as(Role.REPORTER) == {world.commune_military.pk, world.commune_party.pk}


def test_a_post_that_has_ended_gives_nothing(an):
    [post] = an.posts.all()
    services.end_post(post=post, on=timezone.localdate(), actor=SYSTEM, at=NOON)

    assert Person.objects.get(pk=an.pk).bodies_as(Role.REPORTER) == frozenset()


def test_a_post_that_begins_tomorrow_gives_nothing_today(an, world):
    give(an, world.commune_party, since=timezone.localdate() + timedelta(days=1))

    assert an.bodies == [world.commune_military]


def test_the_same_post_is_not_held_twice_at_once(an, world):
    with pytest.raises(Refused):
        give(an, world.commune_military, since=date(2025, 1, 1))


def test_a_post_may_be_held_again_after_it_ended(an, world):
    [post] = an.posts.all()
    services.end_post(post=post, on=date(2025, 1, 1), actor=SYSTEM, at=NOON)

    assert give(an, world.commune_military, since=date(2025, 1, 1)).pk


@pytest.mark.parametrize("until", [SINCE, date(2019, 1, 1)])
def test_a_post_ends_after_it_begins(an, world, until):
    with pytest.raises(Invalid):
        give(an, world.commune_party, until=until)


def test_a_post_is_ended_once(an):
    [post] = an.posts.all()
    services.end_post(post=post, on=date(2025, 1, 1), actor=SYSTEM, at=NOON)

    with pytest.raises(Refused):
        services.end_post(post=post, on=date(2025, 6, 1), actor=SYSTEM, at=NOON)


def test_a_post_begins_while_the_body_exists(an, world):
    with pytest.raises(Refused):
        give(an, world.commune_party, since=date(2019, 12, 31))


def test_only_a_steward_gives_posts(an, binh, world):
    with pytest.raises(NotAllowed):
        give(an, world.commune_party, actor=binh)


def test_a_closed_account_is_opened_again(an, giang):
    services.deactivate(person=an, actor=giang, at=NOON)
    services.reactivate(person=an, actor=giang, at=NOON)

    assert [entry.action for entry in JournalEntry.objects.about(an)[:2]] == [
        "people.reactivated",
        "people.deactivated",
    ]


def test_nobody_closes_their_own_account(giang):
    with pytest.raises(Refused):
        services.deactivate(person=giang, actor=giang, at=NOON)


def test_a_language_the_site_does_not_speak_is_refused(an):
    with pytest.raises(Invalid):
        services.set_language(person=an, language="fr", actor=an, at=NOON)


def test_hundreds_are_added_with_one_hash_in_few_queries(world, django_assert_max_num_queries):
    rows = [
        services.NewPerson(
            username=f"nguoi{number}",
            full_name=f"Nguyễn Văn {number}",
            body=world.commune_party,
            roles=(Role.REPORTER, Role.APPROVER),
            since=SINCE,
        )
        for number in range(300)
    ]

    with django_assert_max_num_queries(40):
        people = services.add_people(rows=rows, password=PASSWORD, actor=SYSTEM, at=NOON)

    assert len({person.password for person in people}) == 1
    assert people[-1].check_password(PASSWORD)
    assert people[-1].bodies_as(Role.APPROVER) == {world.commune_party.pk}


@pytest.mark.parametrize("name", ["an", "anh", "binh", "chi", "dung", "giang"])
def test_the_list_shows_exactly_whom_the_policy_allows(name, world):
    actor = world.person(name)

    listed = set(Person.objects.visible_to(actor))

    assert listed == {person for person in Person.objects.all() if may(actor, Permission.PERSON_VIEW, person)}


def test_people_of_another_province_are_not_seen(an, binh, chi, dung):
    seen = {actor.username: dung in Person.objects.visible_to(actor) for actor in (an, binh, chi)}

    assert seen == {"an": False, "binh": False, "chi": True}


def test_people_are_found_without_accents(world):
    assert [person.username for person in Person.objects.search("tran anh")] == ["anh"]


def test_a_list_of_people_is_in_the_order_of_given_names(world):
    order = [person.username for person in Person.objects.for_listing()]

    assert order == ["an", "anh", "binh", "chi", "dung", "giang"]


@pytest.mark.parametrize(("name", "sorted_as"), [("Lê Thanh Bình", "Bình Lê Thanh"), ("Bình", "Bình"), ("", "")])
def test_the_given_name_comes_last_and_is_sorted_first(name, sorted_as):
    assert alphabetical(name) == sorted_as
