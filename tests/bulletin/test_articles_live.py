"""An article is written, handed in, published, corrected and withdrawn."""

import dataclasses

import pytest

from phoihop.audit.models import JournalEntry
from phoihop.bulletin import services
from phoihop.bulletin.models import Article
from phoihop.bulletin.rules import Status
from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from tests.bulletin.conftest import WORDING


def worded(**instead):
    return dataclasses.replace(WORDING, **instead)


def test_an_article_gets_an_address_of_its_title(draft):
    assert draft.slug == "khanh-thanh-duong-hoa-xom-hoa-binh"


def test_two_articles_of_one_title_have_two_addresses(draft, world, section, an, now):
    again = services.write(body=world.commune_military, section=section, wording=WORDING, actor=an, at=now)

    assert again.slug == f"{draft.slug}-2"


def test_nobody_writes_for_another_body(world, section, dung, now):
    with pytest.raises(NotAllowed):
        services.write(body=world.commune_military, section=section, wording=WORDING, actor=dung, at=now)


def test_an_article_names_nobody_by_number(world, section, an, now):
    with pytest.raises(Invalid, match="số điện thoại"):
        services.write(
            body=world.commune_military, section=section, wording=worded(text="Gọi 0912 345 678."), actor=an, at=now
        )


def test_an_empty_article_is_not_kept(world, section, an, now):
    with pytest.raises(Invalid) as fault:
        services.write(body=world.commune_military, section=section, wording=worded(title=" "), actor=an, at=now)

    assert set(fault.value.facts) == {"title"}


def test_a_writer_does_not_publish(handed_in, an, now):
    with pytest.raises(NotAllowed):
        services.publish(article=handed_in, actor=an, at=now)


def test_whoever_leads_the_programme_publishes_too(handed_in, binh, now):
    assert services.publish(article=handed_in, actor=binh, at=now).status == Status.PUBLISHED


def test_a_draft_is_not_published_at_once(draft, anh, now):
    with pytest.raises(Refused):
        services.publish(article=draft, actor=anh, at=now)


def test_an_article_given_back_tells_why_and_is_a_draft_again(handed_in, anh, now):
    back = services.give_back(article=handed_in, reason="Thiếu ảnh", actor=anh, at=now)

    assert (back.status, back.return_reason) == (Status.DRAFT, "Thiếu ảnh")


def test_a_writer_no_longer_changes_what_was_handed_in(handed_in, section, an, now):
    with pytest.raises(Refused):
        services.correct(article=handed_in, section=section, wording=worded(title="Khác"), actor=an, at=now)


def test_a_published_article_is_corrected_in_the_open(article, section, anh, now):
    later = now.replace(day=27)
    corrected = services.correct(article=article, section=section, wording=worded(title="Đúng"), actor=anh, at=later)

    assert corrected.was_corrected
    assert corrected.slug == article.slug


def test_a_withdrawn_article_is_read_by_nobody(article, anh, now):
    services.withdraw(article=article, reason="Đăng nhầm", actor=anh, at=now)

    assert not Article.objects.published().exists()


def test_search_folds_accents_and_tones(article):
    found = [Article.objects.published().search(words).exists() for words in ("đường hoa hoà bình", "duong HOA", "chợ")]

    assert found == [True, True, False]


def test_a_picture_is_kept_small_with_its_measures(draft, picture, an, now):
    made = services.add_picture(article=draft, content=picture, name="IMG_1.jpg", caption="Đường hoa", actor=an, at=now)

    assert (made.width, made.height) == (320, 200)


def test_a_picture_says_what_it_shows(draft, picture, an, now):
    with pytest.raises(Invalid):
        services.add_picture(article=draft, content=picture, name="a.jpg", caption=" ", actor=an, at=now)


def test_a_section_lies_at_most_one_below_another(section, now, giang):
    below = services.make_section(slug="co-so", name="Từ cơ sở", parent=section, actor=giang, at=now)

    with pytest.raises(Invalid):
        services.make_section(slug="xom", name="Xóm", parent=below, actor=giang, at=now)


def test_nothing_more_is_written_for_a_retired_section(section, world, an, giang, now):
    retired = services.edit_section(section=section, name=section.name, retired=True, actor=giang, at=now)

    with pytest.raises(Invalid):
        services.write(body=world.commune_military, section=retired, wording=WORDING, actor=an, at=now)


def test_those_who_publish_see_what_waits_for_them(handed_in, an, anh, binh, dung):
    waiting = [Article.objects.awaiting_publication_by(one).exists() for one in (an, anh, binh, dung)]

    assert waiting == [False, True, True, False]


def test_the_journal_tells_each_step(article):
    steps = JournalEntry.objects.filter(target_kind="bulletin.article").order_by("pk").values_list("action", flat=True)

    assert list(steps) == ["bulletin.written", "bulletin.handed_in", "bulletin.published"]
