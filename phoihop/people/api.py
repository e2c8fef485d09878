"""Who is asking, for programs."""

from datetime import datetime

from ninja import Router, Schema

from phoihop.access.requests import Request
from phoihop.access.roles import Role
from phoihop.people.models import AccessToken, Person
from phoihop.people.rules import Scope

router = Router(tags=["people"])


class PostOut(Schema):
    role: Role
    body: str
    office: str

    @staticmethod
    def resolve_body(post: object) -> str:
        return post.body.slug  # type: ignore[attr-defined,no-any-return]


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


@router.get("/me", response=MeOut)
def me(request: Request) -> Person:
    """The person for whom the program asks, the posts they hold today, and the token shown."""
    return request.user  # type: ignore[no-any-return]
