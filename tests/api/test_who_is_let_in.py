"""Who the interface lets in, how far a token goes, and how a refusal is said."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.access.checks import SYSTEM
from phoihop.audit.models import JournalEntry
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.people import services as people
from phoihop.people import tokens
from phoihop.people.models import AccessToken
from phoihop.people.rules import Scope, scope_allows
from tests.api.conftest import Program
from tests.cast import PASSWORD


def make(person, **instead):
    at = timezone.now()
    facts = {"name": "kho", "scope": Scope.READ, "expires_at": at + timedelta(days=1), "actor": person, "at": at}
    return people.make_token(person=person, **(facts | instead))


def test_a_program_is_the_person_whose_token_it_shows(by_an):
    me = by_an.read("/me").json()

    assert (me["username"], me["posts"][0]["body"], me["token"]["name"]) == ("an", "commune-military", "kho số liệu")


def test_without_a_token_nobody_is_let_in(client, world):
    answer = client.get("/api/v1/me")

    assert (answer.status_code, answer["Content-Type"], answer["WWW-Authenticate"]) == (
        401,
        "application/problem+json",
        "Bearer",
    )


def test_whoever_is_signed_in_may_ask_from_a_page(client, an):
    client.force_login(an)

    assert client.get("/api/v1/me").json()["token"] is None


def test_a_page_may_change_nothing_without_its_own_mark(an):
    client = Client(enforce_csrf_checks=True)
    client.force_login(an)

    assert client.post("/api/v1/reports", {"obligation": 1}, content_type="application/json").status_code == 403


def test_the_secret_of_a_token_is_not_kept(an):
    made = make(an)

    assert made.secret not in str(AccessToken.objects.values_list().get())
    assert made.secret not in str(list(JournalEntry.objects.values_list()))


@pytest.mark.parametrize("ended", ["expired", "revoked", "closed"])
def test_a_token_that_has_ended_opens_nothing(ended, an, giang):
    program, at = Program(an), timezone.now()
    match ended:
        case "expired":
            AccessToken.objects.update(expires_at=at)
        case "revoked":
            people.revoke_token(token=program.token, actor=an, at=at)
        case "closed":
            people.deactivate(person=an, actor=giang, at=at)

    assert program.read("/me").status_code == 401


def test_a_token_tells_when_it_was_used(by_an):
    by_an.read("/me")
    by_an.token.refresh_from_db()

    assert by_an.token.last_used_at is not None


@pytest.mark.parametrize(
    ("scope", "safe", "values", "allowed"),
    [
        (Scope.READ, True, False, True),
        (Scope.READ, False, True, False),
        (Scope.VALUES, False, True, True),
        (Scope.VALUES, False, False, False),
        (Scope.WRITE, False, False, True),
    ],
)
def test_a_scope_goes_so_far(scope, safe, values, allowed):
    assert scope_allows(scope, safe=safe, values=values) is allowed


@pytest.mark.parametrize(("scope", "status"), [(Scope.READ, 403), (Scope.VALUES, 200), (Scope.WRITE, 200)])
def test_figures_are_stated_with_a_token_that_allows_it(scope, status, draft, an):
    program = Program(an, scope)

    assert program.send("PATCH", f"/reports/{draft.pk}/entries", {"entries": []}).status_code == status


def test_a_token_for_values_submits_nothing(filled, anh):
    assert Program(anh, Scope.VALUES).send("POST", f"/reports/{filled.pk}/submit", {}).status_code == 403


def test_nobody_makes_a_token_for_somebody_else(an, giang):
    with pytest.raises(NotAllowed):
        make(an, actor=giang)


def test_a_token_lasts_a_year_at_most(an):
    with pytest.raises(Invalid):
        make(an, expires_at=timezone.now() + timedelta(days=400))


def test_a_token_is_revoked_once(an):
    token = make(an).token
    people.revoke_token(token=token, actor=SYSTEM, at=timezone.now())

    with pytest.raises(Refused):
        people.revoke_token(token=token, actor=an, at=timezone.now())


def test_what_one_may_not_see_is_not_there(approved, dung):
    answer = Program(dung).read(f"/reports/{approved.pk}")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_request_of_another_form_is_told_what_is_wrong_with_it(by_an):
    answer = by_an.send("POST", "/reports", {"obligation": "mười"})

    assert (answer.status_code, list(answer.json()["errors"])) == (422, ["asked.obligation"])


def test_a_program_that_asks_too_often_is_asked_to_wait(by_an, monkeypatch):
    monkeypatch.setattr(tokens, "MOST_A_MINUTE", 2)

    statuses = [by_an.read("/me").status_code for _time in range(3)]

    assert statuses == [200, 200, 429]


def test_a_person_makes_a_token_and_sees_it_once(client, an):
    client.force_login(an)
    last = (timezone.localdate() + timedelta(days=3)).strftime("%d/%m/%Y")
    page = client.post("/people/me/tokens/", {"name": "kho", "scope": "read", "last_day": last}).text

    assert "d2pat_" in page
    assert "d2pat_" not in client.get("/people/me/tokens/").text


def test_a_person_revokes_their_own_token_and_nobody_elses(client, an, anh):
    client.force_login(an)
    own, other = make(an).token, make(anh).token

    statuses = [client.post(f"/people/me/tokens/{token.pk}/revoke/").status_code for token in (own, other)]

    assert statuses == [302, 404]


def test_a_password_is_no_token(client, an):
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {PASSWORD}"}).status_code == 401
