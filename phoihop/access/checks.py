"""The two questions asked of the policy: may this actor, and in which bodies could they."""

from collections.abc import Set
from typing import Any, Protocol

from django.utils.translation import gettext as _

from phoihop.access.policy import POLICY, Reach
from phoihop.access.roles import Permission, Role
from phoihop.foundation.refusals import NotAllowed


class Actor(Protocol):
    """Somebody who acts: a person, or the system itself when it keeps its own house."""

    @property
    def pk(self) -> Any:  # noqa: ANN401 - whatever Django makes the key of a person
        """The key of the person; None for the system."""
        ...

    def bodies_as(self, role: Role) -> Set[int]:
        """Identifiers of the bodies in which the actor holds `role` today."""
        ...


class Guarded(Protocol):
    """A thing that the policy guards."""

    def guardians(self, reach: Reach) -> Set[int]:
        """Identifiers of the bodies from which a role reaches this thing."""
        ...


class _Everywhere:
    """What no single body guards: a register, the journal."""

    def guardians(self, reach: Reach) -> Set[int]:  # noqa: ARG002 - the protocol asks for it
        return frozenset()


EVERYWHERE: Guarded = _Everywhere()


def may(actor: Actor, permission: Permission, thing: Guarded = EVERYWHERE) -> bool:
    """Whether the policy grants `actor` this permission over `thing`."""
    for grant in POLICY[permission]:
        held = actor.bodies_as(grant.role)
        if not held:
            continue
        if grant.reach is Reach.ANY or held & thing.guardians(grant.reach):
            return True
    return False


def require(actor: Actor, permission: Permission, thing: Guarded = EVERYWHERE) -> None:
    """Raises NotAllowed where the policy does not grant `actor` this permission over `thing`."""
    if not may(actor, permission, thing):
        reason = _("You do not have the right to do this: %(permission)s. Ask whoever coordinates the programme.")
        raise NotAllowed(reason % {"permission": permission.label.lower()}, permission=permission)


def bodies_reaching(actor: Actor, permission: Permission, reach: Reach) -> frozenset[int]:
    """The bodies in which `actor` holds a role that the policy grants `permission` within `reach`.

    Lists are filtered with it, so that a list shows exactly the things for which `may` says yes.
    """
    roles = [grant.role for grant in POLICY[permission] if grant.reach is reach]
    return frozenset().union(*(actor.bodies_as(role) for role in roles))


class _System:
    """The site itself, when it loads registers or keeps its own house: a steward who belongs to no body."""

    pk = None

    def bodies_as(self, role: Role) -> Set[int]:
        return frozenset({0}) if role is Role.STEWARD else frozenset()

    def __str__(self) -> str:
        return "phoihop"


SYSTEM: Actor = _System()
