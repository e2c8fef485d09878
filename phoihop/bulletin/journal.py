"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "bulletin.corrected": _("Article changed"),
        "bulletin.feedback_answered": _("Reader answered"),
        "bulletin.feedback_forgotten": _("Reader's particulars deleted"),
        "bulletin.feedback_hidden": _("Feedback no longer shown"),
        "bulletin.feedback_received": _("Feedback received"),
        "bulletin.feedback_set_aside": _("Feedback set aside"),
        "bulletin.given_back": _("Article given back to its writers"),
        "bulletin.handed_in": _("Article handed in for publication"),
        "bulletin.picture_added": _("Picture added to an article"),
        "bulletin.picture_dropped": _("Picture taken from an article"),
        "bulletin.published": _("Article published"),
        "bulletin.results_released": _("Closed figures shown to everybody"),
        "bulletin.results_withdrawn": _("Shown figures withdrawn"),
        "bulletin.section_edited": _("Section of the bulletin changed"),
        "bulletin.section_made": _("Section of the bulletin opened"),
        "bulletin.shared": _("Article sent by e-mail"),
        "bulletin.withdrawn": _("Article withdrawn"),
        "bulletin.written": _("Article begun"),
    },
    facts={
        "published": _("shown to everybody"),
        "section": _("section of the bulletin"),
    },
)
