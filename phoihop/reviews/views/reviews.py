"""The pages about reviews: the list, the new one, the editor, its figures, its signing and its papers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.documents.files import KINDS
from phoihop.programmes.models import Programme
from phoihop.reviews import desk, services, workbook
from phoihop.reviews.files import written
from phoihop.reviews.forms import reviews as forms
from phoihop.reviews.models import Passage, Review
from phoihop.reviews.papers import paper_of
from phoihop.reviews.services import Edited
from phoihop.ui.answers import handed


@require_GET
def index(request: Request) -> HttpResponse:
    """The reviews of the programmes a person may see."""
    form = forms.SearchForm(request.GET, actor=request.user)
    page_obj = Paginator(form.found(), 30).get_page(request.GET.get("page"))
    offered = desk.editable(request.user, Programme.objects.visible_to(request.user))
    context = {"form": form, "page_obj": page_obj, "programme": form.chosen, "offered": offered}
    return render(request, "reviews/index.html" + ("#results" if request.htmx else ""), context)


@require_GET
def export(request: Request) -> HttpResponse:
    """The same list in Excel, whole."""
    found = forms.SearchForm(request.GET, actor=request.user).found()
    return handed(workbook.review_list(found), "reviews.xlsx")


def draft(request: Request) -> HttpResponse:
    """Make a review of a programme."""
    programme = get_object_or_404(Programme.objects.visible_to(request.user), slug=request.GET.get("programme", ""))
    require(request.user, Permission.REVIEW_EDIT, programme)
    form = forms.DraftForm(request.POST or None, programme=programme)
    if form.is_valid():
        review = services.draft_review(plan=form.plan(), actor=request.user, at=timezone.now())
        messages.success(request, _("The draft is written. Every number in it leads to the reports it came from."))
        return redirect("reviews:detail", review.pk)
    return _ask(request, "reviews/draft.html", {"form": form, "programme": programme})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """The editor: the text with its figures, and beside it what needs an eye."""
    review = _find(request, pk)
    form = forms.QuoteForm(None, review=review)
    return render(request, "reviews/detail.html", {**desk.laid_out(review), "form": form, "add": forms.AddForm()})


def describe(request: Request, pk: int) -> HttpResponse:
    """Change what stands around the text."""
    review = _draft(request, pk)
    kept = {name: getattr(review, name) for name in ("title", "issued_from", "layout", "recipients")}
    form = forms.DescribeForm(request.POST or None, initial=kept)
    if form.is_valid():
        services.describe(review=review, actor=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect("reviews:detail", pk)
    return _ask(request, "reviews/change.html", {"form": form, "review": review, "title": _("About the paper")})


def issuers(request: Request, pk: int) -> HttpResponse:
    """Say who issues and who signs."""
    review = _draft(request, pk)
    kept = desk.kept_issuers(review)
    form = forms.IssuerForms(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        services.set_issuers(review=review, issuers=form.signings(), actor=request.user, at=timezone.now())
        return redirect("reviews:detail", pk)
    return _ask(request, "reviews/issuers.html", {"form": form, "review": review})


@require_POST
def refresh(request: Request, pk: int) -> HttpResponse:
    """Take the figures of this moment."""
    changed = services.refresh_figures(review=_find(request, pk), actor=request.user, at=timezone.now())
    said = ngettext("%(count)s figure has changed.", "%(count)s figures have changed.", len(changed))
    messages.success(request, said % {"count": len(changed)} if changed else _("No figure has changed."))
    for one in changed[:20]:
        messages.info(request, f"{one.code}: {one.was} → {one.becomes}")
    return redirect("reviews:detail", pk)


@require_POST
def quote(request: Request, pk: int) -> HttpResponse:
    """Add a figure to quote."""
    review = _draft(request, pk)
    form = forms.QuoteForm(request.POST, review=review)
    if not form.is_valid():
        return _ask(request, "reviews/change.html", {"form": form, "review": review, "title": _("Add a figure")})
    figure = services.quote_figure(review=review, actor=request.user, at=timezone.now(), **form.asked())
    said = _("%(code)s says %(words)s. Write [[%(code)s]] where it is to stand.")
    messages.success(request, said % {"code": figure.code, "words": figure.words})
    return redirect(reverse("reviews:detail", args=[pk]) + "#figures")


def sign(request: Request, pk: int) -> HttpResponse:
    """Sign: close the figures, number the paper."""
    review = _draft(request, pk)
    form = forms.SignForm(request.POST or None, review=review)
    if form.is_valid():
        services.sign(review=review, actor=request.user, at=timezone.now(), **form.asked())
        messages.success(request, _("Signed. From here on nothing in this review changes."))
        return redirect("reviews:detail", pk)
    return _ask(request, "reviews/sign.html", {**desk.laid_out(review), "form": form})


@require_GET
def figure(request: Request, pk: int, code: str) -> HttpResponse:
    """One quoted figure: what it asks, what it says, and the reports behind it."""
    review = _find(request, pk)
    found = get_object_or_404(review.figures.select_related("indicator"), code=code)
    return render(request, "reviews/figure.html", desk.traced(review, found, request.user))


def passage(request: Request, pk: int, number: int) -> HttpResponse:
    """The box in which a passage is changed, and saving it."""
    review = _draft(request, pk)
    found = get_object_or_404(review.passages, pk=number)
    form = forms.PassageForm(request.POST or None)
    if not form.is_valid():
        return _box(request, review, Edited(found, typed=found.text))
    given = {"passage": found, "text": form.cleaned_data["text"], "seen_stamp": form.cleaned_data["stamp"]}
    edited = services.edit_passage(actor=request.user, at=timezone.now(), **given)
    return _box(request, review, edited) if edited.fault else _read(request, review, edited.passage)


@require_GET
def text(request: Request, pk: int, number: int) -> HttpResponse:
    """One passage as it is read, after editing is given up."""
    review = _find(request, pk)
    return _read(request, review, get_object_or_404(review.passages, pk=number))


@require_POST
def add(request: Request, pk: int, number: int) -> HttpResponse:
    """Put a new passage after this one, and open it."""
    review = _draft(request, pk)
    form = forms.AddForm(request.POST)
    kind = form.cleaned_data["kind"] if form.is_valid() else Passage.Kind.PARAGRAPH
    after = get_object_or_404(review.passages, pk=number)
    level = (form.cleaned_data.get("level") if form.is_valid() else None) or 2
    keeper = {"actor": request.user, "at": timezone.now()}
    new = services.add_passage(review=review, kind=kind, after=after, level=level, **keeper)
    return redirect("reviews:passage", pk, new.pk)


@require_POST
def move(request: Request, pk: int, number: int, way: str) -> HttpResponse:
    """Move a passage up or down by one."""
    found = get_object_or_404(_draft(request, pk).passages, pk=number)
    services.move_passage(passage=found, up=way == "up", actor=request.user, at=timezone.now())
    return redirect(reverse("reviews:detail", args=[pk]) + f"#{found.anchor}")


@require_POST
def drop(request: Request, pk: int, number: int) -> HttpResponse:
    """Take a passage out."""
    found = get_object_or_404(_draft(request, pk).passages, pk=number)
    services.drop_passage(passage=found, actor=request.user, at=timezone.now())
    return redirect("reviews:detail", pk)


@require_GET
def paper(request: Request, pk: int, layout: str, kind: str) -> HttpResponse:
    """The review as a Word or PDF file, in either layout."""
    if kind not in KINDS or layout not in Programme.PaperForm.values:
        raise Http404
    review = _find(request, pk)
    content = written(paper_of(review, layout, request.build_absolute_uri("/")), review, layout, kind)
    return handed(content, f"bao-cao-{review.pk}-{layout}.{kind}")


def _find(request: Request, pk: int) -> Review:
    listed = Review.objects.visible_to(request.user).for_listing().select_related("closing", "body__place")
    return get_object_or_404(listed, pk=pk)


def _draft(request: Request, pk: int) -> Review:
    review = _find(request, pk)
    require(request.user, Permission.REVIEW_EDIT, review)
    return review


def _ask(request: Request, page: str, context: dict[str, object]) -> HttpResponse:
    return render(request, page, context, status=422 if request.method == "POST" else 200)


def _box(request: Request, review: Review, edited: Edited) -> HttpResponse:
    page = "reviews/passage_edit.html" + ("#box" if request.htmx else "")
    context = {"edited": edited, **desk.opened(review, edited.passage)}
    return render(request, page, context, status=409 if edited.fault else 200)


def _read(request: Request, review: Review, found: Passage) -> HttpResponse:
    if not request.htmx:
        return redirect(reverse("reviews:detail", args=[review.pk]) + f"#{found.anchor}")
    return render(
        request, "reviews/passage.html", {**desk.opened(review, found), "swapped": True, **desk.warned(review)}
    )
