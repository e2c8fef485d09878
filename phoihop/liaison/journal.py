"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "liaison.answered": _("Liaison note answered"),
        "liaison.discarded": _("Draft of a liaison note discarded"),
        "liaison.drafted": _("Liaison note begun"),
        "liaison.edited": _("Draft of a liaison note changed"),
        "liaison.file_attached": _("File attached to a liaison note"),
        "liaison.file_dropped": _("File taken from a liaison note"),
        "liaison.read": _("Liaison note confirmed as read"),
        "liaison.regime_settled": _("Regime of liaison notes settled"),
        "liaison.regime_stopped": _("Regime of liaison notes stopped"),
        "liaison.sent": _("Liaison note sent"),
        "liaison.unread_reminded": _("Reminded of an unread liaison note"),
    },
    facts={
        "body": _("body"),
        "name": _("file"),
        "to": _("sent to"),
        "unread": _("recipients that have not read it"),
    },
)
