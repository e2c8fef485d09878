"""`{% may "submission.submit" submission as allowed %}`: whether to draw a button."""

from django import template

from phoihop.access.checks import EVERYWHERE, Guarded
from phoihop.access.checks import may as policy_may
from phoihop.access.roles import Permission

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str, thing: Guarded = EVERYWHERE) -> bool:
    """Whether the signed-in person has this permission over `thing`."""
    user = context["request"].user
    return user.is_authenticated and policy_may(user, Permission(permission), thing)
