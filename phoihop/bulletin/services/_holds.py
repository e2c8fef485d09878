"""What the services of this room hold before they write."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.bulletin.models import Article, Feedback
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.foundation.vietnamese import fold


def held(article: Article, actor: Actor, permission: Permission) -> Article:
    """The article read afresh and locked, over which `actor` has a permission."""
    fresh = Article.objects.select_for_update(of=("self",)).select_related("programme", "body", "section")
    found = fresh.get(pk=article.pk)
    require(actor, permission, found)
    return found


def held_feedback(feedback: Feedback, actor: Actor) -> Feedback:
    """What a reader wrote, read afresh and locked, if `actor` may moderate it."""
    fresh = Feedback.objects.select_for_update(of=("self",)).select_related("article__programme")
    found = fresh.get(pk=feedback.pk)
    require(actor, Permission.FEEDBACK_MODERATE, found)
    return found


def hold_reason(reason: str) -> str:
    """The reason as kept. Raises Invalid where there is none, or one that names a person by number."""
    if not reason.strip():
        raise Invalid(_("Say why, in a few words."))
    guard(reason)
    return reason.strip()[:300]


def hold_filled(**texts: str) -> None:
    """Raises Invalid for what is empty, and for a person's number or a mark of secrecy."""
    missing = {name: _("This must be filled.") for name, text in texts.items() if not text.strip()}
    if missing:
        raise Invalid(_("An article has a title, a summary and a text."), **missing)
    guard("\n".join(texts.values()))


def address_for(title: str) -> str:
    """An address not yet taken, made of the title without its accents."""
    plain = slugify(fold(title))[:100].strip("-") or "tin"
    taken = set(Article.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    number, free = 2, plain
    while free in taken:
        number, free = number + 1, f"{plain}-{number}"
    return free
