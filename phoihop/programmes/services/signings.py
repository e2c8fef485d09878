"""Signing programmes, changing them, and passing a party's obligations on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.foundation.vietnamese import day as written
from phoihop.foundation.vietnamese import fold
from phoihop.organisations.models import Body
from phoihop.programmes.models import Party, Programme
from phoihop.programmes.rules import Span, hold_open, hold_parent, hold_parties, hold_term, hold_within
from phoihop.programmes.services import _holds
from phoihop.programmes.services._rows import pass_on
from phoihop.records.searching import searchable


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParty:
    """A body that signs, in which role, and who signs for it."""

    body: Body
    role: Party.Role
    signatory: str = ""
    office: str = ""


@transaction.atomic
def sign(
    *,
    title: str,
    term_from: date,
    term_until: date,
    parties: Sequence[NewParty],
    actor: Actor,
    at: datetime,
    paper_form: Programme.PaperForm = Programme.PaperForm.PARTY,
    slug: str = "",
    title_en: str = "",
    number: int | None = None,
    symbol: str = "",
    signed_on: date | None = None,
    parent: Programme | None = None,
    illustrative: bool = False,
) -> Programme:
    """Enter a programme that its parties, in this order, have signed (ký kết chương trình phối hợp).

    The term runs from `term_from` until, but not including, `term_until`; it does not follow from the day of signing.
    Raises Invalid for fewer than two parties, no or several leads, and the symbol of a secret paper; Refused for a
    parent of other years and a party that does not exist on the first day.
    """
    hold_parties([(party.body.pk, party.role) for party in parties])
    lead = next(party.body for party in parties if party.role == Party.Role.LEAD)
    require(actor, Permission.PROGRAMME_SIGN, _holds.LedBy(lead.pk))
    programme = Programme(title=title, title_en=title_en, number=number, symbol=symbol, signed_on=signed_on,
                          term_from=term_from, term_until=term_until, parent=parent, paper_form=paper_form,
                          illustrative=illustrative)  # fmt: skip
    _hold(programme)
    _holds.hold_alive((party.body for party in parties), term_from)
    programme.slug = _free_slug(slug or f"{slugify(fold(title))[:70].strip('-')}-{term_from.year}")
    programme.search_text = _searchable(programme)
    programme.save()
    Party.objects.bulk_create(_rows(programme, parties, after=0))
    facts = {"parties": [party.body.name for party in parties], "term": [term_from, term_until]}
    record(actor=actor, action="programmes.signed", target=programme, at=at, **facts)
    return programme


@transaction.atomic
def edit(*, programme: Programme, actor: Actor, at: datetime, **changes: object) -> Programme:
    """Correct a programme's titles, number, symbol, day of signing, parent or form of papers (sửa chương trình).

    The journal keeps the old words beside the new. Raises what `sign` raises.
    """
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    unknown = changes.keys() - {"title", "title_en", "number", "symbol", "signed_on", "parent", "paper_form"}
    if unknown:
        raise TypeError(unknown)
    old = {name: getattr(programme, name) for name in changes}
    for name, value in changes.items():
        setattr(programme, name, value)
    _hold(programme)
    programme.search_text = _searchable(programme)
    programme.save(update_fields=[*changes, "search_text"])
    facts = {name: {"old": str(old[name]), "new": str(new)} for name, new in changes.items() if old[name] != new}
    record(actor=actor, action="programmes.edited", target=programme, at=at, **facts)
    return programme


@transaction.atomic
def extend(*, programme: Programme, until: date, actor: Actor, at: datetime) -> Programme:
    """Let the term run on, until but not including a later day (gia hạn).

    Raises Invalid for a day that is not later.
    """
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    if until <= programme.term_until:
        reason = _("The term already runs to %(day)s. Choose a later day.") % {"day": written(programme.last_day)}
        raise Invalid(reason, until=reason)
    before, programme.term_until = programme.term_until, until
    programme.save(update_fields=["term_until"])
    record(actor=actor, action="programmes.extended", target=programme, at=at, old=before, new=until)
    return programme


@transaction.atomic
def add_party(*, programme: Programme, party: NewParty, actor: Actor, at: datetime) -> Party:
    """Let another body sign (bổ sung bên ký kết). Raises Invalid for a second lead or a body that has signed."""
    programme = _holds.held(programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    signed = [(other.body_id, other.role) for other in programme.parties.filter(passed_to=None)]
    hold_parties([*signed, (party.body.pk, party.role)])
    [row] = _rows(programme, [party], after=programme.parties.count())
    row.save()
    record(actor=actor, action="programmes.party_added", target=programme, at=at, party=row.body.name, role=row.role)
    return row


@transaction.atomic
def succeed_party(*, party: Party, successor: Body, on: date, actor: Actor, at: datetime) -> Party:
    """Pass a party's obligations to the body that follows it, from `on` (kế thừa nghĩa vụ của bên ký kết).

    The party stays the one that signed. The successor takes its role and its place among those taking part, and
    whoever reported to the old body reports to the new one from that day. Where the successor is a party already,
    it bears both roles in the higher of them. Raises Refused where the obligations have been passed on already, or
    the successor does not exist on that day.
    """
    programme = _holds.held(party.programme)
    require(actor, Permission.PROGRAMME_EDIT, programme)
    party = Party.objects.select_for_update(of=("self",)).select_related("body").get(pk=party.pk)
    hold_within(Span(on), _holds.term_of(programme))
    if party.passed_to_id is not None or party.body_id == successor.pk:
        reason = _("The obligations of %(party)s have been passed on already.") % {"party": party}
        raise Refused(reason, party=party.pk)
    _holds.hold_alive([successor], on)
    heir = _heir(programme, party, successor)
    party.passed_to, party.passed_on = heir, on
    party.save(update_fields=["passed_to", "passed_on"])
    moved = pass_on(programme, party.body, successor, on)
    facts = {"old": party.body.name, "new": successor.name, "on": on, "participations": moved}
    record(actor=actor, action="programmes.party_succeeded", target=programme, at=at, **facts)
    return heir


def _heir(programme: Programme, party: Party, successor: Body) -> Party:
    """The successor as a party; a party already there rises to the higher of both roles."""
    ranks = Party.Role.values
    heir = programme.parties.filter(body=successor).first()
    if heir is None:
        return Party.objects.create(programme=programme, body=successor, role=party.role, order=party.order)
    heir.role = min(heir.role, party.role, key=ranks.index)
    heir.save(update_fields=["role"])
    return heir


def _hold(programme: Programme) -> None:
    """What must be so of any programme, new or changed."""
    term = _holds.term_of(programme)
    hold_term(term)
    hold_open(programme.symbol)
    for text in (programme.title, programme.title_en):
        guard(text)
    if programme.parent is not None:
        hold_parent(term, _holds.term_of(programme.parent), title=programme.parent.title)
        if programme.pk and programme in programme.parent.chain:
            reason = _("“%(title)s” carries out this programme itself. Choose another parent.")
            raise Refused(reason % {"title": programme.parent.title}, parent=programme.parent.pk)


def _rows(programme: Programme, parties: Sequence[NewParty], *, after: int) -> list[Party]:
    for party in parties:
        guard(f"{party.signatory}\n{party.office}")
    return [
        Party(
            programme=programme,
            body=party.body,
            role=party.role,
            order=order,
            signatory=party.signatory,
            office=party.office,
        )
        for order, party in enumerate(parties, start=after + 1)
    ]


def _free_slug(wanted: str) -> str:
    taken = set(Programme.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _searchable(programme: Programme) -> str:
    said = f"{programme.title} {programme.title_en} {programme.reference}"
    return searchable(said)[:1_000]
