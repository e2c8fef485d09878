"""The programme in which the bodies of another system report here."""

from datetime import date, datetime

from phoihop.access.checks import Actor
from phoihop.exchange.models import Identifier, Noun, Operand
from phoihop.foundation.periods import Cut, Kind
from phoihop.organisations.models import Body
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party, Programme
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Calendar, Line

SLUG = "dhis2"
# Nothing is owed by itself: a report is owed once somebody states figures for it.
KIND = Kind.ADHOC
UNTIL = date(2101, 1, 1)


def programme_of(*, actor: Actor, at: datetime) -> Programme:
    """The programme, signed where it is not yet, in which all bodies with foreign identifiers take part."""
    programme = Programme.objects.filter(slug=SLUG).first()
    bodies = list(Body.objects.filter(pk__in=Identifier.objects.of(Noun.BODY)).order_by("pk"))
    begins = {body.pk: body.versions.all()[0].valid_from for body in _with_versions(bodies)}
    if programme is None:
        old = sorted(bodies, key=lambda body: begins[body.pk])[:2]
        roles = (Party.Role.LEAD, Party.Role.MEMBER)
        programme = programmes.sign(
            title="Trao đổi số liệu với DHIS2",
            title_en="Exchange with DHIS2",
            slug=SLUG,
            term_from=max((begins[body.pk] for body in old), default=UNTIL),
            term_until=UNTIL,
            parties=[programmes.NewParty(body=body, role=role) for body, role in zip(old, roles, strict=False)],
            actor=actor,
            at=at,
        )
    joined = set(programme.participations.values_list("body", flat=True))
    first = programme.term_from
    rows = [
        programmes.Joining(body=body, since=max(begins[body.pk], first)) for body in bodies if body.pk not in joined
    ]
    programmes.join_many(programme=programme, rows=rows, actor=actor, at=at)
    return programme


def calendar_of(*, actor: Actor, at: datetime) -> Calendar:
    """The calendar of its reports, by calendar months."""
    known = Calendar.objects.filter(code=SLUG).first()
    return known or reporting.make_calendar(code=SLUG, name="DHIS2", cut=Cut.CALENDAR, actor=actor, at=at)


def asked_already(programme: Programme) -> set[str]:
    """The foreign identifiers of what its regimes ask already."""
    asked = Line.objects.filter(section__version__form__regimes__programme=programme).values("indicator")
    whole = Identifier.objects.filter(noun=Noun.INDICATOR, thing__in=asked).values_list("uid", flat=True)
    return {*whole, *Operand.objects.filter(indicator__in=asked).values_list("element__uid", flat=True)}


def _with_versions(bodies: list[Body]) -> list[Body]:
    return list(Body.objects.filter(pk__in=[body.pk for body in bodies]).prefetch_related("versions"))
