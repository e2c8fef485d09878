"""What is done to proposals and awards; the only place that writes them."""

from phoihop.commendations.services.announcing import announce
from phoihop.commendations.services.deciding import Signing, confer, decide, forget_nominees, refuse, revoke
from phoihop.commendations.services.examining import examine, freeze, submit, thaw
from phoihop.commendations.services.proposing import (
    TERMS,
    Terms,
    add_evidence,
    drop_evidence,
    edit,
    propose,
    withdraw,
)
from phoihop.commendations.services.settling import retire_form, settle_form, settle_usual_forms, state_derived

__all__ = [
    "TERMS",
    "Signing",
    "Terms",
    "add_evidence",
    "announce",
    "confer",
    "decide",
    "drop_evidence",
    "edit",
    "examine",
    "forget_nominees",
    "freeze",
    "propose",
    "refuse",
    "retire_form",
    "revoke",
    "settle_form",
    "settle_usual_forms",
    "state_derived",
    "submit",
    "thaw",
    "withdraw",
]
