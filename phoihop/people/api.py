"""Who is asking, and who works where, for programs."""

from datetime import date, datetime

from django.shortcuts import get_object_or_404
from ninja import Router, Schema
from ninja.pagination import paginate

from phoihop.access.requests import Request
from phoihop.access.roles import Role
from phoihop.api.answers import Slug
from phoihop.api.offering import Offers
from phoihop.people import services
from phoihop.people.models import AccessToken, Person, PersonQuerySet, Post
from phoihop.people.rules import Scope

router = Router(tags=["people"])


class PostOut(Schema):
    id: int
    role: Role
    body: Slug
    office: str
    valid_from: date
    valid_until: date | None


class TokenOut(Schema):
    name: str
    scope: Scope
    expires_at: datetime


class MeOut(Schema):
    username: str
    full_name: str
    language: str
    posts: list[PostOut]
    token: TokenOut | None

    @staticmethod
    def resolve_posts(person: Person) -> list[object]:
        return list(person.posts_today)

    @staticmethod
    def resolve_token(_person: Person, context: dict[str, Request]) -> AccessToken | None:
        shown = getattr(context["request"], "auth", None)
        return shown if isinstance(shown, AccessToken) else None


class PersonOut(Schema):
    username: str
    full_name: str
    is_active: bool


class PersonWithPosts(PersonOut):
    posts: list[PostOut]

    @staticmethod
    def resolve_posts(person: Person) -> list[object]:
        return list(person.posts.select_related("body"))


@router.get("/me", response=MeOut)
def me(request: Request) -> Person:
    """Tell for whom the program asks, the posts they hold today, and the token shown."""
    return request.user  # type: ignore[no-any-return]


@router.get("/people", response=list[PersonOut])
@paginate
def people(request: Request, active: bool = True) -> PersonQuerySet:
    """List the people one may see, by name; those who no longer sign in only where asked for."""
    return Person.objects.visible_to(request.user).filter(is_active=active).order_by("sort_text", "pk")


@router.get("/people/{person}", response=PersonWithPosts)
def person(request: Request, person: str) -> Person:
    """Read whom one may see, with every post they held."""
    return get_object_or_404(Person.objects.visible_to(request.user), username=person)


offer = Offers(router, "people", {Post: "person"})
offer("POST /people", services.add_person, PersonOut, status=201, fixed={"password": None})
offer("POST /people/{person}/posts", services.give_post, PostOut, status=201)
offer("POST /posts/{post}/end", services.end_post, PostOut)
offer("PUT /people/{person}/language", services.set_language, PersonOut)
offer("POST /people/{person}/deactivate", services.deactivate, PersonOut)
offer("POST /people/{person}/reactivate", services.reactivate, PersonOut)
