"""The three ways in which something asked for is refused, each with a reason a person can act on."""


class DomainError(Exception):
    """What was asked cannot be done, and the person asking is told why and what to do instead."""

    def __init__(self, reason: object, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts

    def __str__(self) -> str:
        return str(self.reason)


class NotAllowed(DomainError):
    """This person may not do it, whatever the circumstances (answered with 403)."""


class Refused(DomainError):
    """Nobody may do it now: a rule of the domain stands in the way (answered with 409)."""


class Invalid(DomainError):
    """What was handed in is wrong; `facts` maps each field to its fault (answered with 422)."""
