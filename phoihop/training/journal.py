"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words
from phoihop.training.rules import Audience

WORDS = Words(
    deeds={
        "training.edited": _("Class changed"),
        "training.figures_stated": _("Figures on classes taken into a report"),
        "training.recorded": _("Class recorded"),
        "training.withdrawn": _("Class withdrawn"),
    },
    facts={
        "seats": _("audience, invited and present"),
    },
    codes={
        "seats": dict(Audience.choices),
    },
)
