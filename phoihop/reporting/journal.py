"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "reporting.calendar_made": _("Calendar of reports made"),
        "reporting.deadline_dropped": _("Deadline taken out of a calendar"),
        "reporting.deadline_set": _("Deadline set in a calendar"),
        "reporting.form_designed": _("Form begun"),
        "reporting.line_added": _("Line added to a form"),
        "reporting.line_moved": _("Line of a form moved"),
        "reporting.line_removed": _("Line taken out of a form"),
        "reporting.lines_added": _("Lines added to a form"),
        "reporting.obligations_made": _("Obligations made"),
        "reporting.owed": _("Report owed besides"),
        "reporting.regime_ended": _("Reporting regime ended"),
        "reporting.regime_established": _("Reporting regime established"),
        "reporting.requested": _("Report requested"),
        "reporting.section_added": _("Section added to a form"),
        "reporting.section_removed": _("Section taken out of a form"),
        "reporting.version_begun": _("Version of a form begun"),
        "reporting.version_published": _("Version of a form published"),
        "reporting.withdrawn": _("Obligation withdrawn"),
    },
    facts={
        "made": _("number of obligations made"),
        "section": _("section"),
    },
)
