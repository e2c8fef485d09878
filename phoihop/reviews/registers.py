"""What is counted in the registers of programmes and reporting, for the opening part of a review."""

from django.db.models import Count, F, Q

from phoihop.organisations.models import BodyStanding
from phoihop.programmes.models import Participation, ParticipationQuerySet, Party, Seat
from phoihop.reporting.models import Obligation, ObligationQuerySet
from phoihop.reviews.rules import Ask, Counted, Tree
from phoihop.submissions.models import RECEIVED, Submission
from phoihop.territories.models import Standing


def counts(ask: Ask) -> dict[str, int]:
    """Each thing that can be counted, over the unit and the days of a question."""
    owed = obligations(ask)
    submissions = Submission.objects.filter(obligation__in=owed.values("pk")).aggregate(
        received=Count("pk", filter=RECEIVED),
        on_time=Count("pk", filter=RECEIVED & Q(first_submitted_on__lte=F("obligation__due_on"))),
        approved=Count("pk", filter=Q(approved_revision__isnull=False)),
    )
    total = owed.count()
    parties = Party.objects.filter(programme=ask.programme).exclude(role=Party.Role.WITNESS)
    return {
        Counted.PARTIES: parties.filter(took_over=None).count(),
        Counted.PARTICIPANTS: participants(ask).values("body").distinct().count(),
        Counted.SEATS: Seat.objects.filter(programme=ask.programme).within(ask.since, ask.until).count(),
        Counted.OWED: total,
        Counted.RECEIVED: submissions["received"],
        Counted.ON_TIME: submissions["on_time"],
        Counted.APPROVED: submissions["approved"],
        Counted.LACKING: total - submissions["approved"],
    }


def obligations(ask: Ask) -> ObligationQuerySet:
    """The reports owed for periods within the days, in the unit and beneath it."""
    owed = Obligation.objects.filter(regime__programme=ask.programme).within(ask.since, ask.until)
    if ask.tree == Tree.PLACE:
        return owed.filter(place__in=_beneath(ask))
    return owed.filter(body__in=_beneath(ask))


def participants(ask: Ask) -> ParticipationQuerySet:
    """Who took part on any of the days, in the unit and beneath it."""
    taking_part = Participation.objects.filter(programme=ask.programme).within(ask.since, ask.until)
    if ask.tree == Tree.PLACE:
        return taking_part.filter(body__versions__place__in=_beneath(ask))
    return taking_part.filter(body__in=_beneath(ask))


def _beneath(ask: Ask) -> set[int]:
    """The units that stood under the one asked for at any time within the days, or on the day of the structure.

    Under the structure of another day, what its units were made of counts too, and it cannot stand elsewhere.
    """
    spans = Q(valid_from__lt=ask.until) & (Q(valid_until=None) | Q(valid_until__gt=ask.since))
    if ask.structure is not None:
        spans |= Q(valid_from__lte=ask.structure) & (Q(valid_until=None) | Q(valid_until__gt=ask.structure))
    if ask.tree == Tree.PLACE:
        return set(Standing.objects.filter(spans, ancestor=ask.node).values_list("place", flat=True))
    return set(BodyStanding.objects.filter(spans, ancestor=ask.node).values_list("body", flat=True))
