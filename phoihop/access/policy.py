"""Who may do what: the one page of policy.

A grant is a role and a reach. A thing names its guardians for each reach: the body it belongs to (own), the body
it is handed to (receiver), the bodies above (above), the leading parties of its programme (lead), those who take
part in it (member); what belongs to everybody is reached from anywhere (any). An actor may if one grant's role is
held in one of the thing's guardians.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from phoihop.access.roles import Permission, Role


class Reach(StrEnum):
    """How far from a thing the body stands in which the role is held (phạm vi)."""

    OWN = "own"
    RECEIVER = "receiver"
    ABOVE = "above"
    LEAD = "lead"
    MEMBER = "member"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held within a reach."""

    role: Role
    reach: Reach


def _grants(reach: Reach, *roles: Role) -> tuple[Grant, ...]:
    return tuple(Grant(role, reach) for role in roles)


STEWARD = _grants(Reach.ANY, Role.STEWARD)
LEAD_COORDINATOR = _grants(Reach.LEAD, Role.COORDINATOR)
WHOEVER_LEADS = _grants(Reach.LEAD, Role.COORDINATOR, Role.APPROVER, Role.LEADER, Role.REPORTER)
WHOEVER_TAKES_PART = _grants(Reach.MEMBER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER)
WHOEVER_STANDS_ABOVE = _grants(Reach.ABOVE, Role.COORDINATOR, Role.LEADER)

POLICY: Mapping[Permission, tuple[Grant, ...]] = {
    Permission.REGISTER_EDIT: STEWARD,
    Permission.PERSON_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.ABOVE, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *STEWARD,
    ),
    Permission.PERSON_MANAGE: STEWARD,
    Permission.JOURNAL_VIEW: STEWARD,
    Permission.PROGRAMME_VIEW: (*WHOEVER_LEADS, *WHOEVER_TAKES_PART, *WHOEVER_STANDS_ABOVE, *STEWARD),
    Permission.PROGRAMME_SIGN: (*LEAD_COORDINATOR, *STEWARD),
    Permission.PROGRAMME_EDIT: LEAD_COORDINATOR,
    Permission.REPORTING_EDIT: LEAD_COORDINATOR,
    Permission.FORM_EDIT: (*_grants(Reach.OWN, Role.COORDINATOR), *STEWARD),
    Permission.OBLIGATION_MAKE: (*LEAD_COORDINATOR, *STEWARD),
    Permission.TARGET_EDIT: LEAD_COORDINATOR,
    Permission.PLAN_VIEW: (*WHOEVER_LEADS, *WHOEVER_TAKES_PART, *WHOEVER_STANDS_ABOVE, *STEWARD),
    Permission.PLAN_EDIT: LEAD_COORDINATOR,
    Permission.PLAN_APPROVE: _grants(Reach.LEAD, Role.APPROVER),
    Permission.TASK_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_LEADS,
        *WHOEVER_TAKES_PART,
        *WHOEVER_STANDS_ABOVE,
        *STEWARD,
    ),
    Permission.TASK_EDIT: LEAD_COORDINATOR,
    Permission.TASK_DIVIDE: (*_grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR), *LEAD_COORDINATOR),
    Permission.TASK_UPDATE: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR),
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR),
        *LEAD_COORDINATOR,
    ),
    Permission.TASK_COMPLETE: (*_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR), *LEAD_COORDINATOR),
    Permission.NOTICE_MAKE: STEWARD,
    Permission.ACTIVITY_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_TAKES_PART,
        *WHOEVER_STANDS_ABOVE,
        *WHOEVER_LEADS,
    ),
    Permission.ACTIVITY_EDIT: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.ACTIVITY_CONFIRM: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.OVERLAP_DECLARE: LEAD_COORDINATOR,
    Permission.SUBMISSION_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_STANDS_ABOVE,
        *WHOEVER_LEADS,
    ),
    Permission.SUBMISSION_EDIT: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.SUBMISSION_SUBMIT: _grants(Reach.OWN, Role.APPROVER),
    Permission.SUBMISSION_DECIDE: _grants(Reach.RECEIVER, Role.APPROVER),
    Permission.SUBMISSION_REOPEN: (*_grants(Reach.RECEIVER, Role.APPROVER), *LEAD_COORDINATOR),
    Permission.CLOSING_MAKE: LEAD_COORDINATOR,
    Permission.EXEMPLAR_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.ABOVE, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_LEADS,
        *WHOEVER_TAKES_PART,
    ),
    Permission.EXEMPLAR_EDIT: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.EXEMPLAR_JUDGE: (*_grants(Reach.ABOVE, Role.APPROVER, Role.COORDINATOR), *LEAD_COORDINATOR),
    Permission.EXEMPLAR_SETTLE: LEAD_COORDINATOR,
    Permission.COURSE_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_STANDS_ABOVE,
        *WHOEVER_LEADS,
    ),
    Permission.COURSE_EDIT: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.AWARD_VIEW: (
        *_grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR, Role.REPORTER),
        *_grants(Reach.RECEIVER, Role.APPROVER, Role.COORDINATOR),
        *LEAD_COORDINATOR,
    ),
    Permission.AWARD_PROPOSE: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.AWARD_EXAMINE: (*_grants(Reach.RECEIVER, Role.COORDINATOR), *LEAD_COORDINATOR),
    Permission.AWARD_DECIDE: _grants(Reach.RECEIVER, Role.APPROVER),
    Permission.NOTE_READ: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_STANDS_ABOVE,
    ),
    Permission.NOTE_WRITE: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR),
    Permission.NOTE_SEND: _grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR),
    Permission.NOTE_ANSWER: _grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
    Permission.EXCHANGE_SETTLE: LEAD_COORDINATOR,
    Permission.INSPECTION_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *WHOEVER_STANDS_ABOVE,
        *WHOEVER_LEADS,
    ),
    Permission.INSPECTION_PLAN: LEAD_COORDINATOR,
    Permission.INSPECTION_RECORD: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR),
    Permission.INSPECTION_REMEDY: _grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR),
    Permission.INSPECTION_VERIFY: _grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR),
    Permission.INSPECTION_CONCLUDE: _grants(Reach.OWN, Role.APPROVER),
    Permission.REVIEW_VIEW: (*WHOEVER_LEADS, *WHOEVER_STANDS_ABOVE),
    Permission.REVIEW_EDIT: LEAD_COORDINATOR,
    Permission.CONFERENCE_VIEW: (
        *WHOEVER_LEADS,
        *WHOEVER_TAKES_PART,
        *WHOEVER_STANDS_ABOVE,
        *_grants(Reach.RECEIVER, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
    ),
    Permission.CONFERENCE_EDIT: LEAD_COORDINATOR,
    Permission.CONFERENCE_CONCLUDE: _grants(Reach.LEAD, Role.APPROVER),
    Permission.CONFERENCE_ANSWER: (*_grants(Reach.OWN, Role.REPORTER, Role.APPROVER), *LEAD_COORDINATOR),
    Permission.ARTICLE_VIEW: (
        *_grants(Reach.OWN, Role.REPORTER, Role.APPROVER, Role.COORDINATOR, Role.LEADER),
        *_grants(Reach.LEAD, Role.APPROVER, Role.COORDINATOR),
    ),
    Permission.ARTICLE_WRITE: _grants(Reach.OWN, Role.REPORTER, Role.APPROVER),
    Permission.ARTICLE_PUBLISH: (
        *_grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR),
        *_grants(Reach.LEAD, Role.APPROVER, Role.COORDINATOR),
    ),
    Permission.FEEDBACK_MODERATE: (
        *_grants(Reach.OWN, Role.APPROVER, Role.COORDINATOR),
        *_grants(Reach.LEAD, Role.APPROVER, Role.COORDINATOR),
    ),
    Permission.RESULTS_PUBLISH: _grants(Reach.LEAD, Role.APPROVER),
}
