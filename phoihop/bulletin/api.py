"""The bulletin: articles, what readers write, and results shown to everybody, for programs."""

from datetime import date, datetime
from decimal import Decimal

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.api.answers import Code, Slug, kept
from phoihop.api.offering import Offers
from phoihop.bulletin import services
from phoihop.bulletin.models import (
    Article,
    ArticleQuerySet,
    Feedback,
    FeedbackQuerySet,
    Illustration,
    NewsSection,
    ReleasedFigure,
    ResultRelease,
    ResultReleaseQuerySet,
)
from phoihop.bulletin.rules import FeedbackStatus, Status
from phoihop.submissions.models import Closing

router = Router(tags=["bulletin"])


class SectionOut(Schema):
    slug: str
    name: str
    name_en: str
    parent: Slug | None
    order: int
    retired: bool


class ArticleOut(Schema):
    slug: str
    section: Slug
    body: Slug
    programme: Slug | None
    activity: int | None
    exemplar: int | None
    title: str
    summary: str
    source: str
    author: str
    status: Status
    published_at: datetime | None
    changed_at: datetime
    withdrawn_at: datetime | None

    @staticmethod
    def resolve_activity(article: Article) -> int | None:
        return article.activity_id

    @staticmethod
    def resolve_exemplar(article: Article) -> int | None:
        return article.exemplar_id


class PictureOut(Schema):
    id: int
    caption: str
    credit: str
    width: int
    height: int


class ArticleWithContent(ArticleOut):
    """An article with its text and pictures, and why it was given back or withdrawn."""

    text: str
    pictures: list[PictureOut]
    return_reason: str
    withdrawal_reason: str


class FeedbackOut(Schema):
    """What a reader wrote. Who they are stays on the pages of those who answer."""

    id: int
    article: Slug
    text: str
    received_at: datetime
    status: FeedbackStatus
    answer: str
    settled_at: datetime | None


class ReleaseOut(Schema):
    id: int
    programme: Slug
    closing: int
    since: date
    until: date
    decided_on: date
    reference: str
    note: str
    expected: int
    received: int
    approved: int
    released_at: datetime
    withdrawn_at: datetime | None
    withdrawal_reason: str

    @staticmethod
    def resolve_closing(release: ResultRelease) -> int:
        return release.closing_id


class FigureOut(Schema):
    indicator: Code
    words: str
    low: Decimal | None
    high: Decimal | None

    @staticmethod
    def resolve_low(figure: ReleasedFigure) -> Decimal | None:
        return figure.bounds[0]

    @staticmethod
    def resolve_high(figure: ReleasedFigure) -> Decimal | None:
        return figure.bounds[1]


class ReleaseWithFigures(ReleaseOut):
    figures: list[FigureOut]

    @staticmethod
    def resolve_figures(release: ResultRelease) -> list[object]:
        return list(release.figures.select_related("indicator").order_by("order"))


@router.get("/news-sections", response=list[SectionOut])
@paginate
def sections(request: Request, retired: bool = False) -> object:
    """List the sections of the bulletin; those no longer used only where asked for."""
    found = NewsSection.objects.select_related("parent").order_by("order", "pk")
    return found if retired else found.filter(retired=False)


@router.get("/articles", response=list[ArticleOut])
@paginate
def articles(
    request: Request, q: str = "", section: str = "", body: str = "", programme: str = "", status: Status | None = None
) -> ArticleQuerySet:
    """List the articles one may see, published or not, by words, section, body, programme and status."""
    found = Article.objects.visible_to(request.user).search(q).for_listing()
    found = found.select_related("section", "body", "programme")
    return kept(found, section__slug=section, body__slug=body, programme__slug=programme, status=status)


@router.get("/articles/{article}", response=ArticleWithContent)
def article(request: Request, article: str) -> Article:
    """Read an article with its text and pictures."""
    return get_object_or_404(Article.objects.visible_to(request.user), slug=article)


@router.get("/feedback", response=list[FeedbackOut])
@paginate
def feedback(request: Request, article: str = "", status: FeedbackStatus | None = None) -> FeedbackQuerySet:
    """List what readers wrote about the articles that one may answer for."""
    found = Feedback.objects.visible_to(request.user).for_listing().select_related("article")
    return kept(found, article__slug=article, status=status)


@router.get("/releases", response=list[ReleaseOut])
@paginate
def releases(request: Request, programme: str = "") -> ResultReleaseQuerySet:
    """List the results that were shown to everybody, as far as one may see the programmes."""
    found = ResultRelease.objects.visible_to(request.user).for_listing().select_related("programme")
    return kept(found, programme__slug=programme)


@router.get("/releases/{release}", response=ReleaseWithFigures)
def release(request: Request, release: int) -> ResultRelease:
    """Read released results with their figures, which never change."""
    return get_object_or_404(ResultRelease.objects.visible_to(request.user).for_listing(), pk=release)


offer = Offers(router, "bulletin", {Illustration: "article", Closing: "programme"})
offer("POST /articles", services.write, ArticleOut, status=201)
offer("PUT /articles/{article}", services.correct, ArticleOut)
offer("POST /articles/{article}/hand-in", services.hand_in, ArticleOut)
offer("POST /articles/{article}/give-back", services.give_back, ArticleOut)
offer("POST /articles/{article}/publish", services.publish, ArticleOut)
offer("POST /articles/{article}/withdraw", services.withdraw, ArticleOut)
offer("POST /articles/{article}/pictures", services.add_picture, PictureOut, status=201)
offer("DELETE /article-pictures/{picture}", services.drop_picture)
offer("POST /feedback/{feedback}/answer", services.answer, FeedbackOut)
offer("POST /feedback/{feedback}/set-aside", services.set_aside, FeedbackOut)
offer("POST /feedback/{feedback}/hide", services.hide, FeedbackOut)
offer("POST /releases", services.release, ReleaseOut, status=201, name="make_release")
offer("POST /releases/{release}/withdraw", services.withdraw_release, ReleaseOut)
offer("POST /news-sections", services.make_section, SectionOut, status=201)
offer("PUT /news-sections/{section}", services.edit_section, SectionOut)
