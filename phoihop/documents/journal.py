"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "documents.issue_number": _("Number of a paper given"),
        "documents.keep": _("File kept"),
        "documents.withdraw_number": _("Number of a paper withdrawn"),
    },
    facts={
        "paper": _("paper"),
    },
    codes={
        "paper": {
            "awards": _("decision on awards"),
            "conference": _("paper of a conference"),
            "inspection": _("conclusion of an inspection"),
            "note": _("liaison note"),
            "review": _("review"),
        },
    },
)
