"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.activities.rules import Stage
from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "activity.advanced": _("Activity moved on to its next stage"),
        "activity.answered": _("Co-operation in an activity answered"),
        "activity.edited": _("Activity changed"),
        "activity.money_stated": _("Money of an activity stated"),
        "activity.picture_added": _("Picture added to an activity"),
        "activity.picture_dropped": _("Picture taken from an activity"),
        "activity.recorded": _("Activity recorded"),
        "activity.result_added": _("Result of an activity stated"),
        "activity.result_dropped": _("Result of an activity taken back"),
        "activity.withdrawn": _("Activity withdrawn"),
        "overlap.declared": _("Overlap of programmes declared"),
        "overlap.withdrawn": _("Declared overlap taken back"),
    },
    facts={
        "co_hosts": _("co-hosts"),
        "unit": _("body or place"),
    },
    codes={
        "before": dict(Stage.choices),
    },
)
