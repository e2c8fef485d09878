"""The pages about people: the list, a person and their posts, and one's own."""

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from phoihop.access.checks import require
from phoihop.access.requests import Request
from phoihop.access.roles import Permission
from phoihop.people import forms, services
from phoihop.people.models import AccessToken, Person, Post


@require_GET
def index(request: Request) -> HttpResponse:
    """The people this person may see, searched by name."""
    form = forms.SearchForm(request.GET)
    people = Person.objects.visible_to(request.user).search(request.GET.get("q", "")).for_listing()
    page_obj = Paginator(people, 50).get_page(request.GET.get("page"))
    page = "people/index.html" + ("#results" if request.htmx else "")
    return render(request, page, {"form": form, "page_obj": page_obj})


@require_GET
def detail(request: Request, pk: int) -> HttpResponse:
    """One person and the posts they hold and held."""
    person = _find(request, pk)
    posts = person.posts.select_related("body").order_by("-valid_from", "pk")
    return render(request, "people/detail.html", {"person": person, "posts": posts, "today": timezone.localdate()})


def add(request: Request) -> HttpResponse:
    """Open an account."""
    require(request.user, Permission.PERSON_MANAGE)
    form = forms.PersonForm(request.POST or None)
    if form.is_valid():
        person = services.add_person(**form.asked(), actor=request.user, at=timezone.now())
        messages.success(request, _("Added: %(person)s. Now give them a post.") % {"person": person})
        return redirect("people:give_post", person.pk)
    return _ask(request, form, {"title": _("Add a person")})


def give_post(request: Request, pk: int) -> HttpResponse:
    """Give a person a post."""
    require(request.user, Permission.PERSON_MANAGE)
    person = _find(request, pk)
    form = forms.PostForm(request.POST or None)
    if form.is_valid():
        services.give_post(person=person, **form.cleaned_data, actor=request.user, at=timezone.now())
        return _done(request, person)
    return _ask(request, form, {"title": _("Give a post"), "person": person})


def end_post(request: Request, pk: int) -> HttpResponse:
    """End a post."""
    require(request.user, Permission.PERSON_MANAGE)
    post = get_object_or_404(Post.objects.select_related("person", "body"), pk=pk)
    form = forms.EndForm(request.POST or None)
    if form.is_valid():
        services.end_post(post=post, on=form.cleaned_data["on"], actor=request.user, at=timezone.now())
        return _done(request, post.person)
    return _ask(request, form, {"title": _("End a post"), "person": post.person, "post": post})


def password(request: Request, pk: int) -> HttpResponse:
    """Give somebody who forgot theirs a new password."""
    require(request.user, Permission.PERSON_MANAGE)
    person = _find(request, pk)
    form = forms.PasswordForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data["password"]
        services.set_password(person=person, password=given, actor=request.user, at=timezone.now())
        return _done(request, person)
    return _ask(request, form, {"title": _("Set a new password"), "person": person})


@require_POST
def deactivate(request: Request, pk: int) -> HttpResponse:
    """Close an account."""
    person = services.deactivate(person=_find(request, pk), actor=request.user, at=timezone.now())
    return _done(request, person)


@require_POST
def reactivate(request: Request, pk: int) -> HttpResponse:
    """Open a closed account again."""
    person = services.reactivate(person=_find(request, pk), actor=request.user, at=timezone.now())
    return _done(request, person)


def me(request: Request) -> HttpResponse:
    """One's own posts, language, and the ways to what allauth keeps."""
    form = forms.LanguageForm(request.POST or None, initial={"language": request.user.language})
    if form.is_valid():
        language = form.cleaned_data["language"]
        services.set_language(person=request.user, language=language, actor=request.user, at=timezone.now())
        answer = redirect("people:me")
        # The choice in the header is for this browser alone and would hide the one made here.
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return answer
    return render(request, "people/me.html", {"form": form, "posts": request.user.posts_today})


def tokens(request: Request) -> HttpResponse:
    """The tokens of one's own programs; the secret of a new one is shown here, once."""
    form = forms.TokenForm(request.POST or None)
    made = None
    if form.is_valid():
        made = services.make_token(person=request.user, **form.asked(), actor=request.user, at=timezone.now())
        form = forms.TokenForm()
    context = {"form": form, "made": made, "tokens": request.user.tokens.for_listing()}
    answer = render(request, "people/tokens.html", context, status=422 if form.is_bound else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke_token(request: Request, pk: int) -> HttpResponse:
    """Let one of one's own tokens open nothing any more."""
    token = get_object_or_404(AccessToken, pk=pk, person=request.user)
    services.revoke_token(token=token, actor=request.user, at=timezone.now())
    messages.success(request, _("The token “%(name)s” was revoked.") % {"name": token.name})
    return redirect("people:tokens")


def _find(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), pk=pk)


def _done(request: Request, person: Person) -> HttpResponse:
    messages.success(request, _("Recorded: %(person)s.") % {"person": person})
    return redirect("people:detail", person.pk)


def _ask(request: Request, form: django_forms.Form, context: dict[str, object]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "people/change.html", {"form": form, **context}, status=status)
