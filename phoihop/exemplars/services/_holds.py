"""What the services of this room hold before they write."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.exemplars.models import Exemplar, ExemplarField
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.organisations.models import Body
from phoihop.programmes.models import Participation, Party, Programme
from phoihop.records import searching


def held(exemplar: Exemplar, actor: Actor, permission: Permission) -> Exemplar:
    """The model read afresh and locked, over which `actor` has a permission. Raises Refused for one withdrawn."""
    fresh = Exemplar.objects.select_for_update(of=("self",)).select_related("programme", "body", "field", "place")
    found = fresh.get(pk=exemplar.pk)
    require(actor, permission, found)
    if found.withdrawn_at is not None:
        raise Refused(_("This registration was withdrawn and is kept only to be looked up. Register the model anew."))
    return found


def hold_going(exemplar: Exemplar) -> None:
    """Raises Refused for a model that has stopped."""
    if exemplar.stopped_on is not None:
        reason = _("This model stopped on %(day)s. Say first that it is taken up again.")
        raise Refused(reason % {"day": written(exemplar.stopped_on)})


def hold_takes_part(programme: Programme, body: Body, day: date) -> None:
    """Raises Invalid unless a body signed the programme or takes part in it on a day."""
    if Participation.objects.as_of(day).filter(programme=programme, body=body).exists():
        return
    if not Party.objects.filter(programme=programme, body=body).exists():
        reason = _("%(body)s does not take part in this programme on %(day)s. Choose another programme or day.")
        told = reason % {"body": body.label, "day": written(day)}
        raise Invalid(told, programme=told)


def hold_field(field: ExemplarField, programme: Programme) -> None:
    """Raises Invalid for a field of another programme, or one no longer used."""
    if field.programme_id != programme.pk or field.retired:
        reason = _("“%(field)s” is not among the fields in use of this programme. Choose one of those offered.")
        raise Invalid(reason % {"field": field.label}, field=reason % {"field": field.label})


def hold_past(day: date | None, at: datetime, name: str) -> None:
    """Raises Invalid for a day that is still to come."""
    if day is not None and day > today(at):
        reason = _("This day is still to come. Enter it when it has passed.")
        raise Invalid(reason, **{name: reason})


def hold_reason(reason: str) -> str:
    """The reason as kept. Raises Invalid where there is none, or one that names a person by number."""
    if not reason.strip():
        fault = _("Say why, in a few words.")
        raise Invalid(fault)
    guard(reason)
    return reason.strip()


def hold_texts(texts: Iterable[str]) -> None:
    """Raises Invalid for text with a person's number or a mark of secrecy."""
    guard("\n".join(texts))


def today(at: datetime) -> date:
    """The day of a moment, by the clock of the site."""
    return timezone.localtime(at).date()


def searchable(exemplar: Exemplar) -> str:
    """A model as it is sought."""
    return searching.searchable(exemplar.name, exemplar.body.name, exemplar.unit, str(exemplar.place), exemplar.content)


def publicly_searchable(exemplar: Exemplar) -> str:
    """What everybody may read of a model, as it is sought."""
    return searching.searchable(exemplar.name, exemplar.body.name, str(exemplar.place), exemplar.summary)
