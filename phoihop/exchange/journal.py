"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "exchange.loaded": _("Metadata of DHIS2 loaded"),
    },
    facts={
        "attributes": _("attributes"),
        "categories": _("categories"),
        "categoryCombos": _("category combinations"),
        "categoryOptionCombos": _("category option combinations"),
        "categoryOptions": _("category options"),
        "counts": _("objects loaded"),
        "dataElementGroups": _("data element groups"),
        "dataElements": _("data elements"),
        "dataSets": _("data sets"),
        "indicatorGroups": _("indicator groups"),
        "indicatorTypes": _("indicator types"),
        "indicators": _("derived indicators"),
        "optionSets": _("option sets"),
        "organisationUnitGroupSets": _("organisation unit group sets"),
        "organisationUnitGroups": _("organisation unit groups"),
        "organisationUnitLevels": _("organisation unit levels"),
        "organisationUnits": _("organisation units"),
    },
)
