"""What is done to programmes; the only place that writes them."""

from phoihop.programmes.services._rows import Joining
from phoihop.programmes.services.committee import seat, vacate
from phoihop.programmes.services.participations import join, join_many, leave, leave_many, redirect
from phoihop.programmes.services.regulations import adopt_regulation, amend_regulation
from phoihop.programmes.services.signings import NewParty, add_party, edit, extend, sign, succeed_party

__all__ = [
    "Joining",
    "NewParty",
    "add_party",
    "adopt_regulation",
    "amend_regulation",
    "edit",
    "extend",
    "join",
    "join_many",
    "leave",
    "leave_many",
    "redirect",
    "seat",
    "sign",
    "succeed_party",
    "vacate",
]
