"""Who may do what: the one page of policy.

A grant is a role and a reach. A thing names its guardians for each reach: the body it belongs to (own), the
bodies above that one (above), or, for what belongs to everybody, any body at all (any). An actor may if one
grant's role is held in one of the thing's guardians.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from phoihop.access.roles import Permission, Role


class Reach(StrEnum):
    """How far from a thing the body stands in which the role is held (phạm vi)."""

    OWN = "own"
    ABOVE = "above"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held within a reach."""

    role: Role
    reach: Reach


OWN_REPORTER = Grant(Role.REPORTER, Reach.OWN)
OWN_APPROVER = Grant(Role.APPROVER, Reach.OWN)
OWN_COORDINATOR = Grant(Role.COORDINATOR, Reach.OWN)
OWN_LEADER = Grant(Role.LEADER, Reach.OWN)
APPROVER_ABOVE = Grant(Role.APPROVER, Reach.ABOVE)
COORDINATOR_ABOVE = Grant(Role.COORDINATOR, Reach.ABOVE)
LEADER_ABOVE = Grant(Role.LEADER, Reach.ABOVE)
REPORTER_ABOVE = Grant(Role.REPORTER, Reach.ABOVE)
ANY_STEWARD = Grant(Role.STEWARD, Reach.ANY)

POLICY: Mapping[Permission, tuple[Grant, ...]] = {
    Permission.REGISTER_EDIT: (ANY_STEWARD,),
    Permission.PERSON_MANAGE: (ANY_STEWARD,),
    Permission.JOURNAL_VIEW: (ANY_STEWARD,),
    Permission.PROGRAMME_VIEW: (
        OWN_REPORTER,
        OWN_APPROVER,
        OWN_COORDINATOR,
        OWN_LEADER,
        LEADER_ABOVE,
        COORDINATOR_ABOVE,
        APPROVER_ABOVE,
        ANY_STEWARD,
    ),
    Permission.PROGRAMME_EDIT: (OWN_COORDINATOR,),
    Permission.REPORTING_EDIT: (OWN_COORDINATOR,),
    Permission.TARGET_EDIT: (OWN_COORDINATOR,),
    Permission.SUBMISSION_VIEW: (
        OWN_REPORTER,
        OWN_APPROVER,
        OWN_COORDINATOR,
        OWN_LEADER,
        APPROVER_ABOVE,
        COORDINATOR_ABOVE,
        LEADER_ABOVE,
    ),
    Permission.SUBMISSION_EDIT: (OWN_REPORTER, OWN_APPROVER),
    Permission.SUBMISSION_SUBMIT: (OWN_APPROVER,),
    Permission.SUBMISSION_DECIDE: (APPROVER_ABOVE,),
    Permission.SUBMISSION_REOPEN: (APPROVER_ABOVE,),
    Permission.CLOSING_MAKE: (OWN_COORDINATOR,),
    Permission.REVIEW_VIEW: (OWN_COORDINATOR, OWN_APPROVER, OWN_LEADER, LEADER_ABOVE, COORDINATOR_ABOVE),
    Permission.REVIEW_EDIT: (OWN_COORDINATOR,),
}
