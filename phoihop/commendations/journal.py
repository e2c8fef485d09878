"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words
from phoihop.commendations.rules import Subject

WORDS = Words(
    deeds={
        "commendations.announced": _("Decisions to be announced at a conference named"),
        "commendations.conferred": _("Award handed over"),
        "commendations.decided": _("Awards decided"),
        "commendations.edited": _("Proposal of an award changed"),
        "commendations.evidence_added": _("Evidence added to a proposal of an award"),
        "commendations.evidence_dropped": _("Evidence taken from a proposal of an award"),
        "commendations.examined": _("Minutes of the council on an award entered"),
        "commendations.figures_stated": _("Figures on awards taken into a report"),
        "commendations.form_retired": _("Form of award retired"),
        "commendations.form_settled": _("Form of award added"),
        "commendations.frozen": _("Proposal of an award frozen"),
        "commendations.nominee_forgotten": _("Name of a nominee deleted"),
        "commendations.proposed": _("Award proposed"),
        "commendations.refused": _("Award declined"),
        "commendations.revoked": _("Award revoked"),
        "commendations.submitted": _("Proposal of an award submitted"),
        "commendations.thawed": _("Freeze of a proposal lifted"),
        "commendations.withdrawn": _("Proposal of an award withdrawn"),
    },
    facts={
        "awards": _("number of awards"),
        "decisions": _("decisions on awards"),
        "subject": _("kind of subject"),
    },
    codes={
        "subject": dict(Subject.choices),
    },
)
