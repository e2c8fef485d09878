"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "reviews.agenda_set": _("Agenda laid down"),
        "reviews.attendance_noted": _("Attendance noted"),
        "reviews.bodies_invited": _("Bodies to be invited named"),
        "reviews.concluded": _("Notice of conclusions issued"),
        "reviews.conclusions_set": _("Conclusions written"),
        "reviews.conference_called_off": _("Conference called off"),
        "reviews.conference_edited": _("Conference changed"),
        "reviews.conference_planned": _("Conference planned"),
        "reviews.described": _("Particulars of a review paper changed"),
        "reviews.drafted": _("Review begun"),
        "reviews.figure_quoted": _("Figure quoted in a review"),
        "reviews.figures_refreshed": _("Figures of a review refreshed"),
        "reviews.invitation_answered": _("Invitation answered"),
        "reviews.invitations_sent": _("Invitations sent"),
        "reviews.issuers_set": _("Issuers of a review named"),
        "reviews.minutes_taken": _("Minutes written"),
        "reviews.paper_handed_in": _("Paper for a conference handed in"),
        "reviews.paper_withdrawn": _("Paper for a conference withdrawn"),
        "reviews.passage_added": _("Passage added to a review"),
        "reviews.passage_dropped": _("Passage taken out of a review"),
        "reviews.passage_edited": _("Passage of a review changed"),
        "reviews.passage_moved": _("Passage of a review moved"),
        "reviews.signed": _("Review signed"),
        "reviews.task_given": _("Task given from a conclusion"),
    },
    facts={
        "body": _("body"),
        "clause": _("number of the clause"),
        "clauses": _("clauses"),
        "due_on": _("due day"),
        "figure": _("figure"),
        "file": _("hash of the file (SHA-256)"),
        "finished": _("minutes finished"),
        "is": _("now"),
        "kind": _("kind"),
        "lead": _("lead body"),
        "left_out": _("bodies left out (internal numbers)"),
        "number": _("number"),
        "passage": _("passage (internal number)"),
        "structure": _("structure"),
        "task": _("task (internal number)"),
        "was": _("then"),
    },
)
