"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words
from phoihop.inspections.rules import Verdict

WORDS = Words(
    deeds={
        "inspections.called_off": _("Inspection called off"),
        "inspections.checklist_answered": _("Checklist answered"),
        "inspections.checklist_issued": _("Checklist issued"),
        "inspections.closed": _("Inspection ended"),
        "inspections.concluded": _("Conclusion of an inspection signed"),
        "inspections.corrected": _("Conclusion of an inspection corrected"),
        "inspections.edited": _("Inspection changed"),
        "inspections.evidence_attached": _("Evidence attached to a finding"),
        "inspections.evidence_dropped": _("Evidence taken from a finding"),
        "inspections.extended": _("More time given for a request"),
        "inspections.finding_added": _("Finding written down"),
        "inspections.finding_dropped": _("Finding taken back"),
        "inspections.finding_edited": _("Finding changed"),
        "inspections.handed_over": _("Findings handed over to the inspected body"),
        "inspections.plan_approved": _("Plan of inspections approved"),
        "inspections.plan_drafted": _("Plan of inspections begun"),
        "inspections.planned": _("Inspection planned"),
        "inspections.remedied": _("Remedy reported"),
        "inspections.replied": _("Finding answered by the inspected body"),
        "inspections.request_drafted": _("Request of an inspection drafted"),
        "inspections.request_dropped": _("Request of an inspection dropped"),
        "inspections.request_edited": _("Request of an inspection changed"),
        "inspections.verified": _("Remedy verified"),
    },
    facts={
        "answers": _("answers to the checklist"),
        "evidence": _("evidence"),
        "findings": _("findings"),
        "inspections": _("number of inspections"),
        "number": _("number"),
        "requests": _("number of requests"),
        "team": _("team"),
        "text": _("text"),
        "verified": _("sufficient"),
    },
    codes={
        "answers": dict(Verdict.choices),
    },
)
