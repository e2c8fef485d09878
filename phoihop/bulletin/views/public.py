"""The bulletin as everybody reads it."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from phoihop.bulletin import forms
from phoihop.bulletin.counting import by_month
from phoihop.bulletin.feeds import ArticleFeed
from phoihop.bulletin.models import Article, Feedback, Illustration, NewsSection, ResultRelease
from phoihop.bulletin.results import chart_of, groups_of
from phoihop.bulletin.rules import Status
from phoihop.bulletin.views._open import article_of, for_everybody, page_number, show
from phoihop.exemplars.models import Exemplar

ON_A_PAGE, OTHERS = 12, 8


@for_everybody
def index(request: HttpRequest) -> HttpResponse:
    """The newest articles."""
    page_obj = Paginator(Article.objects.published().for_listing(), ON_A_PAGE + 1).get_page(page_number(request))
    return show("index.html", {"page_obj": page_obj, "sections": _sections()})


@for_everybody
def section(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest articles of a section and of those below it."""
    sections = _sections()
    section = next((one for one in sections if one.slug == slug), None)
    if section is None:
        raise Http404
    articles = Article.objects.published().in_section(section).for_listing()
    page_obj = Paginator(articles, ON_A_PAGE).get_page(page_number(request))
    return show("section.html", {"page_obj": page_obj, "sections": sections, "section": section})


@for_everybody
def search(request: HttpRequest) -> HttpResponse:
    """Articles found by words, section and day."""
    form = forms.SearchForm(request.GET)
    page_obj = Paginator(form.found().for_listing(), ON_A_PAGE).get_page(page_number(request))
    asked = request.GET.copy()
    asked.pop("page", None)
    return show("search.html", {"form": form, "page_obj": page_obj, "asked": asked.urlencode()})


@for_everybody
def archive(request: HttpRequest) -> HttpResponse:
    """The days on which anything appeared."""
    days = Article.objects.published().annotate(day=TruncDate("published_at")).order_by().values("day")
    counted = days.annotate(number=Count("pk")).order_by("-day")
    return show("archive.html", {"page_obj": Paginator(counted, 60).get_page(page_number(request))})


@for_everybody
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """What appeared on one day."""
    try:
        on = date(year, month, day)
    except ValueError as error:
        raise Http404 from error
    return show("day.html", {"day": on, "articles": Article.objects.published().published_on(on).for_listing()})


@for_everybody
def article(request: HttpRequest, slug: str) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """One article, what readers wrote about it, and others of its section."""
    article = article_of(slug)
    others = Article.objects.published().filter(section=article.section_id).exclude(pk=article.pk)
    context = {
        "article": article,
        "exemplar": _exemplar_of(article),
        "feedback": Feedback.objects.shown().filter(article=article),
        "others": others.only("slug", "title", "published_at")[:OTHERS],
    }
    return show("article.html", context)


@for_everybody
def picture(request: HttpRequest, slug: str, part: int) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """A picture of a published article; it is kept as a JPEG and never changes."""
    pictures = Illustration.objects.filter(article__status=Status.PUBLISHED, article__slug=slug)
    found = get_object_or_404(pictures.select_related("upload"), pk=part)
    return HttpResponse(found.upload.content(), content_type="image/jpeg")


@for_everybody
def feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    """The newest articles, of a section or of all, as an Atom feed."""
    return ArticleFeed()(request, slug=slug)


@for_everybody
def counts(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """How much readers wrote within a year and what became of it."""
    today = timezone.localdate()
    since = today.replace(year=today.year - 1, day=1)
    return show("counts.html", {"months": by_month(since=since, until=today + date.resolution)})


@for_everybody
def results(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """The programmes that show closed figures."""
    releases = ResultRelease.objects.shown().for_listing()
    return show("results.html", {"releases": releases})


@for_everybody
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """The closed figures of a programme over one span."""
    release = get_object_or_404(ResultRelease.objects.shown().for_listing(), pk=pk)
    figures = list(release.figures.select_related("indicator__group"))
    chosen = next((one for one in figures if one.indicator.code == request.GET.get("indicator")), figures[0])
    context = {"release": release, "groups": groups_of(figures), "chosen": chosen, "chart": chart_of(chosen)}
    return show("release.html", context)


@for_everybody
def sitemap(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """The addresses that everybody may read, for search engines."""
    context = {
        "articles": Article.objects.published().only("slug", "changed_at")[:5_000],
        "sections": NewsSection.objects.in_use(),
        "releases": ResultRelease.objects.shown().only("pk", "released_at"),
        "exemplars": Exemplar.objects.worth_copying(timezone.localdate()).only("pk"),
    }
    answer = show("sitemap.xml", context)
    answer["Content-Type"] = "application/xml"
    return answer


def _exemplar_of(article: Article) -> Exemplar | None:
    """The model that an article tells of, where everybody may read about it."""
    public = Exemplar.objects.worth_copying(timezone.localdate())
    return public.filter(pk=article.exemplar_id).first() if article.exemplar_id else None


def _sections() -> list[NewsSection]:
    return list(NewsSection.objects.in_use().for_listing())
