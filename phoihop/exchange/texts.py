"""Values written in words: a section of a report is told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import DomainError
from phoihop.reporting.models import Obligation, Section
from phoihop.submissions import services as submissions
from phoihop.submissions.bulk import Fate, Result, Sending
from phoihop.submissions.models import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """What is told in a section of the report of a body for a period (giá trị bằng lời)."""

    number: int
    section: int
    body: int
    period: str
    text: str


def tell(said: Text, sending: Sending) -> Result:
    """Write the section; a report that cannot be written is refused with the reason of its own room."""
    section = Section.objects.select_related("version").get(pk=said.section)
    owed = Obligation.objects.filter(form_version=section.version, body=said.body, period_code=said.period).first()
    if owed is None:
        reason = _("This body owes no report for this period. Check the period, and whether the body existed then.")
        return Result(number=said.number, fate=Fate.REFUSED, rule="not_owed", reason=reason)
    try:
        report = submissions.open_report(obligation=owed, actor=sending.actor, at=sending.at)
        before = Narrative.objects.current().filter(submission=report, section=section).first()
        if (before.text if before else "") == said.text.strip():
            return Result(number=said.number, fate=Fate.UNCHANGED)
        told = submissions.narrate(
            submission=report, section=section, text=said.text, actor=sending.actor, at=sending.at
        )
    except DomainError as refusal:
        return Result(number=said.number, fate=Fate.REFUSED, rule="closed", reason=str(refusal))
    if told.fault:
        return Result(number=said.number, fate=Fate.REFUSED, rule=told.fault.rule, reason=told.fault.reason)
    fate = Fate.TAKEN_BACK if not said.text.strip() else Fate.REPLACED if before and before.text else Fate.STATED
    return Result(number=said.number, fate=fate)
