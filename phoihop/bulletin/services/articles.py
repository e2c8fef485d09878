"""Articles from the first draft to their withdrawal."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, may, require
from phoihop.access.roles import Permission
from phoihop.activities.models import Activity
from phoihop.audit.services import record
from phoihop.bulletin.models import Article, NewsSection
from phoihop.bulletin.rules import Status, hold_editable, hold_status, plain
from phoihop.bulletin.services import _holds
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.organisations.models import Body
from phoihop.programmes.models import Programme
from phoihop.records.searching import searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an article says, with the lines beneath it."""

    title: str
    summary: str
    text: str
    source: str = ""
    author: str = ""


@transaction.atomic
def write(
    *,
    body: Body,
    section: NewsSection,
    wording: Wording,
    actor: Actor,
    at: datetime,
    programme: Programme | None = None,
    activity: Activity | None = None,
    exemplar: Exemplar | None = None,
) -> Article:
    """Begin an article for a body (soạn tin, bài). Raises Invalid for what is empty or names a person by number."""
    article = Article(
        body=body,
        section=section,
        programme=programme,
        activity=activity,
        exemplar=exemplar,
        written_at=at,
        written_by_id=actor.pk,
        changed_at=at,
    )
    require(actor, Permission.ARTICLE_WRITE, article)
    _hold_section(section)
    _word(article, wording)
    article.slug = _holds.address_for(article.title)
    article.save()
    record(actor=actor, action="bulletin.written", target=article, at=at, section=section.slug, body=body.name)
    return article


@transaction.atomic
def correct(
    *,
    article: Article,
    section: NewsSection,
    wording: Wording,
    actor: Actor,
    at: datetime,
    programme: Programme | None = None,
    activity: Activity | None = None,
    exemplar: Exemplar | None = None,
) -> Article:
    """Change an article; once handed in, only whoever may publish it does (sửa tin, bài).

    Its address stays. Raises Refused where it is no longer for this person to change.
    """
    publishes = may(actor, Permission.ARTICLE_PUBLISH, article)
    held = _holds.held(article, actor, Permission.ARTICLE_PUBLISH if publishes else Permission.ARTICLE_WRITE)
    hold_editable(Status(held.status), publishes=publishes)
    if section.pk != held.section_id:
        _hold_section(section)
    before = {name: getattr(held, name) for name in asdict(wording)}
    held.section, held.activity, held.exemplar = section, activity, exemplar
    # Who may publish follows from the programme, so it is settled before an article is handed in.
    held.programme = programme if held.status == Status.DRAFT else held.programme
    held.changed_at = at
    _word(held, wording)
    held.save()
    changed = [name for name, text in before.items() if getattr(held, name) != text]
    record(actor=actor, action="bulletin.corrected", target=held, at=at, changed=changed, status=held.status)
    return held


@transaction.atomic
def hand_in(*, article: Article, actor: Actor, at: datetime) -> Article:
    """Hand a draft to whoever publishes it (gửi duyệt đăng)."""
    held = _holds.held(article, actor, Permission.ARTICLE_WRITE)
    hold_status(Status(held.status), Status.DRAFT)
    held.status, held.submitted_at, held.return_reason = Status.SUBMITTED, at, ""
    held.save(update_fields=["status", "submitted_at", "return_reason"])
    record(actor=actor, action="bulletin.handed_in", target=held, at=at)
    return held


@transaction.atomic
def give_back(*, article: Article, reason: str, actor: Actor, at: datetime) -> Article:
    """Give an article back to its writers with a reason (trả lại để sửa)."""
    held = _holds.held(article, actor, Permission.ARTICLE_PUBLISH)
    hold_status(Status(held.status), Status.SUBMITTED)
    held.status, held.return_reason = Status.DRAFT, _holds.hold_reason(reason)
    held.save(update_fields=["status", "return_reason"])
    record(actor=actor, action="bulletin.given_back", target=held, at=at, reason=held.return_reason)
    return held


@transaction.atomic
def publish(*, article: Article, actor: Actor, at: datetime) -> Article:
    """Show an article to everybody from now on (đăng tin, bài). Raises Refused for one not handed in."""
    held = _holds.held(article, actor, Permission.ARTICLE_PUBLISH)
    hold_status(Status(held.status), Status.SUBMITTED)
    held.status, held.published_at, held.published_by_id, held.changed_at = Status.PUBLISHED, at, actor.pk, at
    held.save(update_fields=["status", "published_at", "published_by", "changed_at"])
    record(actor=actor, action="bulletin.published", target=held, at=at)
    return held


@transaction.atomic
def withdraw(*, article: Article, reason: str, actor: Actor, at: datetime) -> Article:
    """Take an article from the public; it stays to be looked up, with the reason (gỡ tin, bài)."""
    held = _holds.held(article, actor, Permission.ARTICLE_PUBLISH)
    if held.status == Status.WITHDRAWN:
        raise Refused(_("This article was withdrawn before."))
    held.status, held.withdrawn_at, held.withdrawal_reason = Status.WITHDRAWN, at, _holds.hold_reason(reason)
    held.save(update_fields=["status", "withdrawn_at", "withdrawal_reason"])
    record(actor=actor, action="bulletin.withdrawn", target=held, at=at, reason=held.withdrawal_reason)
    return held


def _hold_section(section: NewsSection) -> None:
    if section.retired:
        reason = _("“%(section)s” is no longer used. Choose another section.") % {"section": section.label}
        raise Invalid(reason, section=reason)


def _word(article: Article, wording: Wording) -> None:
    """Write what an article says into it, and how it is sought."""
    said = {name: text.strip() for name, text in asdict(wording).items()}
    _holds.hold_filled(title=said["title"], summary=said["summary"], text=said["text"])
    guard(f"{said['source']}\n{said['author']}")
    # A title is also the subject of a letter: it stays on one line.
    said["title"] = " ".join(said["title"].split())
    for name, text in said.items():
        setattr(article, name, text)
    words = f"{article.title} {article.summary} {plain(article.text)} {article.source} {article.author}"
    article.search_text = searchable(words)
