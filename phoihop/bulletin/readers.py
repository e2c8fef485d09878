"""Somebody who reads without having signed in (bạn đọc)."""

from collections.abc import Set

from phoihop.access.checks import Actor
from phoihop.access.roles import Role


class _Reader:
    """Holds no role in any body; what a reader may do is what everybody may."""

    pk = None

    def bodies_as(self, role: Role) -> Set[int]:  # noqa: ARG002 - the protocol asks for it
        return frozenset()

    def __str__(self) -> str:
        return "reader"


READER: Actor = _Reader()
