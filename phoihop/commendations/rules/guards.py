"""What keeps an award from being given: rewarded before, resting on what is no basis, something pending.

Law 06/2022/QH15: one achievement is not rewarded several times or in several forms. Decree 152/2025/NĐ-CP: thematic
and ad hoc awards are no basis for higher ones; none is given while discipline, an investigation, an inspection with
signs of violation or a complaint is pending; after a sanction achievements count from its end.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.foundation.vietnamese import fold


class Category(TextChoices):
    """For what sort of achievement an award is (loại thành tích)."""

    MERIT = "merit", gettext_lazy("Regular merit")
    THEMATIC = "thematic", gettext_lazy("Thematic")
    AD_HOC = "ad_hoc", gettext_lazy("Ad hoc")


class Pending(TextChoices):
    """What is pending against a subject; nothing more is kept of it (việc đang xem xét)."""

    DISCIPLINE = "discipline", gettext_lazy("Discipline")
    INVESTIGATION = "investigation", gettext_lazy("Investigation")
    INSPECTION = "inspection", gettext_lazy("Inspection with signs of violation")
    COMPLAINT = "complaint", gettext_lazy("Complaint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who is to be rewarded, for what, over which days; by what a second reward is seen (nội dung đề nghị).

    The span is half-open. `exemplars` are the models by which the achievement is shown.
    """

    subject: str
    achievement: str
    since: date
    until: date
    exemplars: Set[int] = frozenset()
    form: str = ""


def subject_key(*parts: object) -> str:
    """By what a subject is recognised, whatever the accents and capitals."""
    return "|".join(fold(str(part)) for part in parts)


def same_achievement(one: Claim, other: Claim) -> bool:
    """Whether two claims reward one achievement: same subject, days that overlap, and the same deed or model."""
    if one.subject != other.subject or not (one.since < other.until and other.since < one.until):
        return False
    return bool(one.exemplars & other.exemplars) or _told(one) == _told(other)


def hold_not_rewarded_twice(claim: Claim, others: Iterable[Claim]) -> None:
    """Raises Refused where another proposal or award rewards the same achievement, in this form or another."""
    for other in others:
        if same_achievement(claim, other):
            reason = _(
                "This achievement is proposed or rewarded already (%(form)s, %(since)s – %(until)s). One achievement is"
                " not rewarded several times or in several forms; name another achievement or other days."
            )
            facts = {"form": other.form, "since": written(other.since), "until": written(other.until)}
            raise Refused(reason % facts)


def hold_basis(category: Category, *, given: bool) -> None:
    """Raises Refused for an earlier award that is no basis: thematic, ad hoc, or not given (any more)."""
    if category is not Category.MERIT:
        raise Refused(_("A thematic or ad hoc award is no basis for a higher one. Leave it out."))
    if not given:
        raise Refused(_("Only an award that was given and still holds is a basis for another. Leave it out."))


def hold_clear(pending: Pending | None, since: date | None) -> None:
    """Raises Refused while something is pending against the subject."""
    if pending is not None and since is not None:
        reason = _("Nothing is given while this is pending since %(day)s: %(pending)s. Lift the freeze afterwards.")
        raise Refused(reason % {"day": written(since), "pending": pending.label.lower()})


def hold_after_sanction(achieved_since: date, sanction_ended_on: date | None) -> None:
    """Raises Refused where achievements of before the end of a sanction would count."""
    if sanction_ended_on is not None and achieved_since < sanction_ended_on:
        reason = _("After a sanction achievements count from its end on %(day)s. Propose anew for the days after it.")
        raise Refused(reason % {"day": written(sanction_ended_on)})


def hold_person(*, told_on: date | None, retain_until: date | None, proposed_on: date) -> None:
    """Raises Invalid for a nominee who was not asked or told, or whose name would be kept without end."""
    if told_on is None or told_on > proposed_on:
        reason = _("Say on which day the nominee consented or was told, before the proposal.")
        raise Invalid(reason, told_on=reason)
    if retain_until is None or retain_until <= proposed_on:
        reason = _("Say until when the name is kept; it is deleted on that day.")
        raise Invalid(reason, retain_until=reason)


def _told(claim: Claim) -> str:
    letters = "".join(letter if letter.isalnum() else " " for letter in fold(claim.achievement))
    return " ".join(letters.split())
