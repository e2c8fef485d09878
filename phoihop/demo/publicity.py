"""The bulletin of the story's year: a dozen articles with drawn pictures, what readers wrote, and results shown."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.activities.models import Activity
from phoihop.bulletin import services as bulletin
from phoihop.bulletin.models import Article, NewsSection
from phoihop.bulletin.readers import READER
from phoihop.demo.drawings import drawn
from phoihop.demo.exemplary import MODELS
from phoihop.demo.news import ARTICLES, DRAFT, FEEDBACK, SECTIONS, News
from phoihop.exemplars.models import Exemplar
from phoihop.people.models import Person
from phoihop.programmes.models import Programme
from phoihop.submissions import services as submissions

CLOCK = ZoneInfo("Asia/Ho_Chi_Minh")
OPENED = datetime(2026, 1, 15, 8, tzinfo=CLOCK)
CLOSED = datetime(2026, 11, 19, 9, tzinfo=CLOCK)
SPAN = {"since": date(2026, 7, 1), "until": date(2026, 10, 1)}


def tell(programme: Programme, cast: dict[str, Person]) -> None:
    """Sections, articles, feedback, and the third quarter shown to everybody."""
    sections = _open_sections()
    articles = [_publish(news, programme, sections, cast) for news in ARTICLES]
    waiting = _write(DRAFT, programme, sections, cast)
    bulletin.hand_in(article=waiting, actor=cast["an"], at=_moment(DRAFT.on, 15))
    _listen(articles, cast)
    _show_results(programme, cast)


def _open_sections() -> dict[str, NewsSection]:
    sections: dict[str, NewsSection] = {}
    for order, (slug, name, name_en, parent) in enumerate(SECTIONS, 1):
        sections[slug] = bulletin.make_section(
            slug=slug,
            name=name,
            name_en=name_en,
            parent=sections.get(parent),
            order=order,
            actor=SYSTEM,
            at=OPENED,
        )
    return sections


def _write(news: News, programme: Programme, sections: dict[str, NewsSection], cast: dict[str, Person]) -> Article:
    writer = cast["an"] if news.by_commune else cast["chi"]
    [body, *_others] = writer.bodies
    wording = bulletin.Wording(
        title=news.title, summary=news.summary, text=news.text, source=body.name, author="Bản tin phối hợp"
    )
    article = bulletin.write(
        body=body,
        section=sections[news.section],
        wording=wording,
        programme=programme,
        activity=Activity.objects.standing().filter(host=body, title=news.title).first(),
        exemplar=Exemplar.objects.standing().filter(body=body, name__in=_named(news)).first(),
        actor=writer,
        at=_moment(news.on, 8),
    )
    bulletin.add_picture(
        article=article,
        content=drawn(news.motif),
        name="tranh-minh-hoa.jpg",
        caption=news.caption,
        credit="tranh minh họa",
        actor=writer,
        at=_moment(news.on, 9),
    )
    return article


def _named(news: News) -> list[str]:
    """The models of the story that a title begins with."""
    return [boxes.name for _national, boxes in MODELS if news.title.startswith(boxes.name.partition(" xóm")[0])]


def _publish(news: News, programme: Programme, sections: dict[str, NewsSection], cast: dict[str, Person]) -> Article:
    article = _write(news, programme, sections, cast)
    writer, publisher = (cast["an"], cast["anh"]) if news.by_commune else (cast["chi"], cast["chi"])
    bulletin.hand_in(article=article, actor=writer, at=_moment(news.on, 10))
    return bulletin.publish(article=article, actor=publisher, at=_moment(news.on, 14))


def _listen(articles: list[Article], cast: dict[str, Person]) -> None:
    """What readers wrote, answered three days later where it is answered."""
    for number, (which, on, text, answer, shown) in enumerate(FEEDBACK, 1):
        written = bulletin.receive(
            article=articles[which],
            name=f"Bạn đọc {number}",
            email=f"ban.doc.{number}@ban-doc.invalid",
            text=text,
            actor=READER,
            at=_moment(on, 19),
        )
        if answer:
            at = _moment(on, 9) + timedelta(days=3)
            bulletin.answer(feedback=written, answer=answer, publish=shown, actor=cast["chi"], at=at)


def _show_results(programme: Programme, cast: dict[str, Person]) -> None:
    """The third quarter, closed and shown by decision of the leading Party commission."""
    chi = cast["chi"]
    closing = submissions.close(programme=programme, note="Chốt số liệu quý III năm 2026", actor=chi, at=CLOSED, **SPAN)
    bulletin.release(
        closing=closing,
        decided_on=CLOSED.date(),
        reference="18-TB/BCĐ",
        note="Số liệu minh họa của chương trình mẫu.",
        actor=chi,
        at=CLOSED + timedelta(hours=2),
    )


def _moment(on: str, hour: int) -> datetime:
    day = date.fromisoformat(on)
    return datetime(day.year, day.month, day.day, hour, tzinfo=CLOCK)
