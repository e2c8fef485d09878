"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "territories.country_entered": _("Country entered"),
        "territories.dissolved": _("Unit dissolved"),
        "territories.enrolled": _("Province put under another military region"),
        "territories.founded": _("Unit founded"),
        "territories.loaded": _("Units of Viet Nam loaded"),
        "territories.merged": _("Unit merged into another"),
        "territories.moved": _("Unit moved under another"),
        "territories.reclassified": _("Kind of a unit changed"),
        "territories.renamed": _("Unit renamed"),
        "territories.split": _("Unit split"),
    },
    facts={
        "memberships": _("number of memberships in military regions"),
        "successions": _("number of successions"),
        "successor": _("successor"),
        "versions": _("number of versions of units"),
    },
)
