"""What a council voted: numbers only (biểu quyết của hội đồng)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How many members there are, were present, and voted in favour, against and blank (kết quả kiểm phiếu)."""

    members: int
    present: int
    in_favour: int
    against: int = 0
    blank: int = 0


def hold_votes(votes: Votes) -> None:
    """Raises Invalid where more were present than there are members, or the votes are not those of the present."""
    if not 1 <= votes.present <= votes.members:
        reason = _("Of %(members)s members, between one and all can have been present.")
        raise Invalid(reason % {"members": votes.members}, present=reason % {"members": votes.members})
    cast = votes.in_favour + votes.against + votes.blank
    if cast != votes.present or min(votes.in_favour, votes.against, votes.blank) < 0:
        reason = _("%(present)s were present, but %(cast)s votes are stated. The votes must add up to those present.")
        told = reason % {"present": votes.present, "cast": cast}
        raise Invalid(told, in_favour=told)


def carried(votes: Votes, share: int) -> bool:
    """Whether at least `share` percent of all members voted in favour."""
    return votes.in_favour * 100 >= share * votes.members
