"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "organisations.dissolved": _("Body dissolved"),
        "organisations.founded": _("Body founded"),
        "organisations.merged": _("Body merged into another"),
        "organisations.moved": _("Body moved under another superior"),
        "organisations.relocated": _("Body moved to another place"),
        "organisations.renamed": _("Body renamed"),
        "organisations.split": _("Body split"),
    },
)
