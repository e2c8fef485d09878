"""The Atom feed of the bulletin (RFC 4287)."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from phoihop.bulletin.models import Article, NewsSection

MOST = 30


class ArticleFeed(Feed):  # type: ignore[type-arg]  # not subscriptable when it runs
    """The newest articles of a section, or of all."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> NewsSection | None:  # noqa: ANN401, ARG002
        """The section asked for; None for all."""
        slug = kwargs.get("slug")
        return get_object_or_404(NewsSection, slug=slug) if slug else None

    def title(self, section: NewsSection | None) -> str:
        """What the feed is called."""
        return f"Phối Hợp: {section.label if section else _('Bulletin')}"

    def subtitle(self, section: NewsSection | None) -> str:  # noqa: ARG002 - Django's signature
        """What it is about."""
        return _("News of inter-agency coordination programmes")

    def link(self, section: NewsSection | None) -> str:
        """The page it stands for."""
        return section.get_absolute_url() if section else reverse("bulletin:index")

    def items(self, section: NewsSection | None) -> list[Article]:
        """The newest articles."""
        published = Article.objects.published().for_listing()
        return list((published.in_section(section) if section else published)[:MOST])

    def item_title(self, item: Article) -> str:
        """The title, as it is; the feed escapes it."""
        return item.title

    def item_description(self, item: Article) -> str:
        """The summary."""
        return item.summary

    def item_pubdate(self, item: Article) -> datetime | None:
        """When it appeared."""
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime:
        """When it last changed."""
        return item.changed_at

    def item_author_name(self, item: Article) -> str:
        """Who wrote it, or for which body."""
        return item.author or item.body.name

    def item_categories(self, item: Article) -> list[str]:
        """Its section."""
        return [item.section.name]
