import pytest

from phoihop.foundation.refusals import DomainError, Invalid, NotAllowed, Refused
from phoihop.ui.refusals import status_of

pytestmark = pytest.mark.urls("tests.ui.pages")

HTMX = {"HX-Request": "true"}
STATUSES = {"not-allowed": 403, "refused": 409, "invalid": 422}


@pytest.mark.parametrize(("kind", "status"), STATUSES.items())
def test_a_refusal_is_answered_with_its_own_status(client, kind, status):
    assert client.get(f"/{kind}/").status_code == status


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("not-allowed", "Chỉ người phê duyệt"), ("refused", "đã chốt"), ("invalid", "Số lượt người phải là số")],
)
def test_a_refusal_tells_its_reason_on_a_whole_page(client, kind, reason):
    page = client.get(f"/{kind}/").content.decode()

    assert reason in page
    assert "<h1>" in page
    assert "<html" in page


@pytest.mark.parametrize(("kind", "status"), STATUSES.items())
def test_htmx_gets_a_refusal_as_a_notice_above_the_page(client, kind, status):
    answer = client.get(f"/{kind}/", headers=HTMX)

    assert answer.status_code == status
    assert answer["HX-Retarget"] == "#notices"
    assert answer["HX-Reswap"].startswith("innerHTML")
    assert "<html" not in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_the_way_back_leads_to_the_page_one_came_from(client):
    page = client.get("/refused/", headers={"Referer": "http://testserver/submissions/7/"}).content.decode()

    assert 'href="http://testserver/submissions/7/"' in page


def test_the_way_back_never_leads_to_another_site(client):
    page = client.get("/refused/", headers={"Referer": "https://elsewhere.example/"}).content.decode()

    assert "elsewhere.example" not in page


def test_any_other_failure_goes_on_its_way(client):
    with pytest.raises(RuntimeError):
        client.get("/broken/")


def test_kinds_within_a_kind_keep_its_status():
    class Overlapping(Refused):
        """A narrower refusal."""

    given = [status_of(kind("…")) for kind in (NotAllowed, Refused, Invalid, Overlapping, DomainError)]

    assert given == [403, 409, 422, 409, 409]
