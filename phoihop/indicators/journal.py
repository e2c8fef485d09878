"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "indicators.defined": _("Indicator defined"),
        "indicators.edited": _("Indicator changed"),
        "indicators.reinstated": _("Indicator used again"),
        "indicators.retired": _("Indicator retired"),
        "indicators.target_dropped": _("Target dropped"),
        "indicators.target_set": _("Target given"),
    },
)
