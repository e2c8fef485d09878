"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

REMINDERS = {
    "liaison.unread": _("liaison note not read"),
    "liaison.urgent": _("urgent liaison note"),
    "plans.near": _("task nearly due"),
    "plans.overdue": _("task overdue"),
}
WORDS = Words(
    deeds={
        "notices.mailed": _("Reminders sent by e-mail"),
        "notices.read": _("Reminders read"),
        "notices.reminded": _("Person reminded"),
    },
    facts={
        "key": _("occasion"),
        "notices": _("number of reminders"),
        "recipient": _("recipient (internal number)"),
    },
    codes={
        "kind": REMINDERS,
        "key": REMINDERS,
    },
)
