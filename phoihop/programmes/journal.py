"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "programmes.edited": _("Programme changed"),
        "programmes.extended": _("Programme extended"),
        "programmes.joined": _("Body joined the programme"),
        "programmes.left": _("Body left the programme"),
        "programmes.party_added": _("Party added"),
        "programmes.party_succeeded": _("Obligations of a party passed on"),
        "programmes.redirected": _("Body reports to another"),
        "programmes.regulation_adopted": _("Regulation adopted"),
        "programmes.regulation_amended": _("Regulation amended"),
        "programmes.seated": _("Seat on the steering committee given"),
        "programmes.signed": _("Programme signed"),
        "programmes.vacated": _("Seat on the steering committee ended"),
    },
    facts={
        "participations": _("number of participations passed on"),
        "parties": _("parties"),
        "party": _("party"),
        "term": _("term"),
    },
)
