"""The parts of a report that are told in words."""

import pytest

from phoihop.foundation.refusals import Refused
from phoihop.submissions import services


def tell(submission, section, text, actor, at, **how):
    return services.narrate(submission=submission, section=section, text=text, actor=actor, at=at, **how)


def test_a_text_is_kept(draft, asked, an, noon):
    tell(draft, asked.results, "Giúp dân làm đường.", an, noon)

    assert draft.narratives.get().text == "Giúp dân làm đường."


@pytest.mark.parametrize("text", ["CCCD 001099012345", "Gọi 0912345678", "Tài liệu TỐI MẬT"])
def test_a_text_that_must_not_be_kept_is_given_back(draft, asked, an, noon, text):
    told = tell(draft, asked.results, text, an, noon)

    assert (told.fault.words, draft.narratives.count()) == (text, 0)


def test_of_two_who_write_the_second_is_shown_the_first(draft, asked, an, anh, noon):
    tell(draft, asked.results, "Của An", an, noon, seen_stamp=0)

    told = tell(draft, asked.results, "Của Ánh", anh, noon, seen_stamp=0)

    assert (told.fault.theirs.words, told.fault.words) == ("Của An", "Của Ánh")
    assert draft.narratives.get().text == "Của An"


def test_a_new_revision_keeps_the_old_text(approved, asked, an, binh, noon):
    services.reopen(submission=approved, reason="Sửa", actor=binh, at=noon)
    tell(approved, asked.results, "Một", an, noon)
    tell(approved, asked.results, "Hai", an, noon)

    assert list(approved.narratives.values_list("text", "since_revision")) == [("Hai", 2)]


def test_a_form_without_that_text_is_told_so(draft, asked, an, noon):
    with pytest.raises(Refused):
        tell(draft, asked.version.sections.get(order=1), "x", an, noon)
