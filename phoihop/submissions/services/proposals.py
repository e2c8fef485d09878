"""Accepting what activities propose."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.foundation.quantities import total
from phoihop.foundation.refusals import Refused
from phoihop.indicators.models import Indicator
from phoihop.submissions.models import Submission
from phoihop.submissions.proposals import Proposal, proposed, typed
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Statement
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services.entries import state
from phoihop.territories.models import Place


@transaction.atomic
def accept(
    *,
    submission: Submission,
    indicator: Indicator,
    actor: Actor,
    at: datetime,
    place: Place | None = None,
    besides: str = "",
    seen_stamp: int | None = None,
) -> Outcome:
    """State what activities add up to for one line, instead of what stood there (nhận số liệu từ hoạt động).

    `besides` is what was done besides the recorded activities, in words; it is added. The entry remembers which
    activities it counts. Raises Refused where no activity proposes a figure for this line or the report can no longer
    be filled in, Invalid where `besides` cannot be read.
    """
    offered = [each for each in proposed(submission) if each.indicator == indicator and each.place == place]
    if not offered:
        reason = _("No activity of this period proposes a figure for “%(indicator)s”. Reload the page.")
        raise Refused(reason % {"indicator": indicator.label})
    statement = Statement(
        indicator=indicator.pk,
        place=place.pk if place else None,
        words=_words(offered[0], besides),
        source=offered[0].source,
        seen_stamp=seen_stamp,
    )
    # Who may, whether the report is open, and the journal: all is there, as for every statement.
    return state(submission=submission, statements=[statement], actor=actor, at=at, channel=Channel.ACTIVITY)


def _words(proposal: Proposal, besides: str) -> str:
    if not besides.strip():
        return proposal.words
    together = total([proposal.quantity, proposal.indicator.read(besides)])
    return typed(together, len(proposal.results) + 1)
