"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words
from phoihop.submissions.rules import Missing
from phoihop.submissions.tables.mapping import MEANINGS

MISSING = {f"[{code}]": label for code, label in Missing.choices}
WORDS = Words(
    deeds={
        "closing.made": _("Figures closed"),
        "submission.approved": _("Report approved"),
        "submission.narrated": _("Words of a report written"),
        "submission.opened": _("Report begun"),
        "submission.reopened": _("Report opened again"),
        "submission.returned": _("Report returned"),
        "submission.stated": _("Figures of a report stated"),
        "submission.submitted": _("Report submitted"),
        "submission.table_told": _("Reading of tables remembered"),
    },
    facts={
        "columns": _("meaning of the columns"),
        "form": _("form (internal number)"),
        "new": _("told for the first time"),
        "place": _("place (internal number)"),
        "reports": _("number of reports"),
        "section": _("section (internal number)"),
        "submission": _("report (internal number)"),
    },
    codes={
        "columns": {str(meaning): said for meaning, said in MEANINGS.items()},
        "before": MISSING,
        "after": MISSING,
    },
)
