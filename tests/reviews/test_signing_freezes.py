"""What is signed stays as it was signed; what is approved later shows beside it."""

from datetime import date, timedelta

import pytest

from phoihop.documents.rules import Term
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.reviews import services
from phoihop.reviews.papers import paper_of
from phoihop.reviews.quotes import differences
from phoihop.submissions import services as submissions
from tests.reviews.conftest import LATER, QUARTER


def test_it_has_a_number_a_day_and_a_closing(signed):
    assert (signed.issued_number.number, signed.signed_on) == (1, date(2026, 4, 20))
    assert submissions.verify(signed.closing)


def test_its_paper_bears_number_and_symbol(signed):
    paper = paper_of(signed)

    assert (paper.number, [issuer.abbreviation for issuer in paper.issuers]) == (1, ["BCHQST", "BTGDVTU"])


def test_a_later_approval_changes_nothing_in_the_signed_paper(signed, late_report, binh):
    before = paper_of(signed)

    late_report()

    assert paper_of(signed) == before


def test_a_later_approval_shows_as_a_difference(signed, late_report, binh):
    assert differences(signed) == []

    late_report()

    assert ("96", "108") in [(one.was, one.becomes) for one in differences(signed)]


def test_it_can_no_longer_be_changed(signed, binh):
    keeper = {"actor": binh, "at": LATER}
    for attempt in (
        lambda: services.edit_passage(passage=signed.passages.first(), text="Khác.", seen_stamp=0, **keeper),
        lambda: services.refresh_figures(review=signed, **keeper),
        lambda: services.sign(review=signed, **keeper),
    ):
        with pytest.raises(Refused):
            attempt()


def test_somebody_must_sign_for_every_issuer(review, binh):
    with pytest.raises(Refused, match="Ban Tuyên giáo"):
        services.sign(review=review, actor=binh, at=LATER)


def test_a_closing_that_no_longer_says_what_counts_is_refused(review, programme, late_report, world, binh):
    closing = submissions.close(programme=programme, actor=binh, at=LATER, **QUARTER)
    late_report()
    signing = [services.Signing(body=world.province_military, signatory="A", office="Chính ủy")]
    services.set_issuers(review=review, issuers=signing, actor=binh, at=LATER)

    with pytest.raises(Refused):
        services.sign(review=review, closing=closing, actor=binh, at=LATER)


def test_a_term_that_does_not_hold_the_day_is_refused(review, world, binh):
    signing = [services.Signing(body=world.province_military, signatory="A", office="Chính ủy")]
    services.set_issuers(review=review, issuers=signing, actor=binh, at=LATER)

    with pytest.raises(Invalid):
        services.sign(review=review, term=Term(LATER.date() + timedelta(days=1)), actor=binh, at=LATER)


def test_a_body_issues_once(review, world, binh):
    twice = [services.Signing(body=world.province_military)] * 2

    with pytest.raises(Invalid):
        services.set_issuers(review=review, issuers=twice, actor=binh, at=LATER)


def test_only_whoever_runs_the_programme_signs(review, chi):
    with pytest.raises(NotAllowed):
        services.sign(review=review, actor=chi, at=LATER)
