"""Whoever runs a command on the server."""

from collections.abc import Set

from phoihop.access.roles import Role
from phoihop.organisations.models import Body


class Operator:
    """Whoever may run commands on the server may do what anybody may, everywhere; the journal says it was the site."""

    pk = None

    def bodies_as(self, role: Role) -> Set[int]:  # noqa: ARG002 - in every role
        """Every body there is now; and one that is none, so that registers can be edited before there are any."""
        return frozenset({0, *Body.objects.values_list("pk", flat=True)})

    def __str__(self) -> str:
        return "phoihop"
