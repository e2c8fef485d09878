"""Keeping files, and giving numbers to papers.

Neither a file nor a number is guarded by itself: both belong to a thing of a room above. Each service is therefore told
the `thing` and which `permission` over it is asked for.
"""

import hashlib
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, Guarded, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.documents.models import IssuedNumber, NumberSeries, Upload
from phoihop.documents.paper import Kind
from phoihop.documents.rules import Scope, Term, hold_open, hold_unclassified, inspect, series_start
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused


@transaction.atomic
def keep(*, content: bytes, name: str, permission: Permission, thing: Guarded, actor: Actor, at: datetime) -> Upload:
    """Store a file that was handed in (lưu tệp). The same content is stored once, under its hash.

    Raises NotAllowed; Invalid for what `rules.inspect` refuses and for marks of secrecy.
    """
    require(actor, permission, thing)
    name = _bare_name(name)
    kind = inspect(content, name)
    hold_unclassified(content, name, kind)
    sha256 = hashlib.sha256(content).hexdigest()
    path = f"{sha256[:2]}/{sha256}.{kind.value}"
    if not default_storage.exists(path):
        path = default_storage.save(path, ContentFile(content))
    upload = Upload.objects.create(
        sha256=sha256,
        name=name,
        kind=kind,
        size=len(content),
        file=path,
        uploaded_by_id=actor.pk,
        uploaded_at=at,
    )
    record(actor=actor, action="documents.keep", target=upload, at=at, sha256=sha256, size=len(content))
    return upload


@transaction.atomic
def issue_number(
    *,
    issuer: str,
    kind: Kind,
    scope: Scope,
    signed_on: date,
    subject: str,
    paper: str,
    permission: Permission,
    thing: Guarded,
    actor: Actor,
    at: datetime,
    term: Term | None = None,
    secret: bool = False,
) -> IssuedNumber:
    """Give a paper the next number of its series, at the moment it is issued (cấp số văn bản).

    A joint paper takes the lead's `issuer`. A paper that bears a number already keeps it. Raises NotAllowed, Refused
    for a secret paper, Invalid for a day outside the term.
    """
    require(actor, permission, thing)
    hold_open(secret=secret)
    guard(subject)
    series = _held_series(issuer, kind, scope, series_start(scope, signed_on, term))
    if borne := IssuedNumber.objects.valid().filter(paper=paper).exclude(paper="").first():
        return borne
    series.last_number += 1
    return _give(
        series,
        number=series.last_number,
        subject=subject,
        paper=paper,
        signed_on=signed_on,
        actor=actor,
        at=at,
    )


@transaction.atomic
def enter_number(
    *,
    issuer: str,
    kind: Kind,
    scope: Scope,
    number: int,
    signed_on: date,
    subject: str,
    permission: Permission,
    thing: Guarded,
    actor: Actor,
    at: datetime,
    term: Term | None = None,
    paper: str = "",
) -> IssuedNumber:
    """Note a number that was given in the paper register; the series goes on after it (ghi số đã cấp ngoài hệ thống).

    Raises NotAllowed, Invalid for a number below one, Refused where another paper bears it.
    """
    require(actor, permission, thing)
    guard(subject)
    if number < 1:
        raise Invalid(_("The numbers of papers begin at 01."))
    series = _held_series(issuer, kind, scope, series_start(scope, signed_on, term))
    if series.numbers.filter(number=number).exists():
        raise Refused(_("Number %(number)s was already given in this series.") % {"number": f"{number:02d}"})
    series.last_number = max(series.last_number, number)
    return _give(series, number=number, subject=subject, paper=paper, signed_on=signed_on, actor=actor, at=at)


@transaction.atomic
def withdraw_number(
    *, issued: IssuedNumber, reason: str, permission: Permission, thing: Guarded, actor: Actor, at: datetime
) -> IssuedNumber:
    """Take a number from a paper that was not sent out after all; it stays in the register, unused (hủy số văn bản).

    Raises NotAllowed, Invalid without a reason, Refused for a number withdrawn before.
    """
    issued = IssuedNumber.objects.select_for_update().get(pk=issued.pk)
    require(actor, permission, thing)
    if not reason.strip():
        raise Invalid(_("Say why the number is withdrawn."))
    if issued.withdrawn_at is not None:
        raise Refused(_("This number was withdrawn before."))
    guard(reason)
    issued.withdrawn_at, issued.reason = at, reason.strip()
    issued.save(update_fields=["withdrawn_at", "reason"])
    record(actor=actor, action="documents.withdraw_number", target=issued, at=at, reason=issued.reason)
    return issued


def _held_series(issuer: str, kind: Kind, scope: Scope, starts_on: date) -> NumberSeries:
    """The series, made if it is new, and locked so that two papers never take one number."""
    NumberSeries.objects.get_or_create(issuer=issuer, kind=kind.code, scope=scope, starts_on=starts_on)
    return NumberSeries.objects.select_for_update().get(issuer=issuer, kind=kind.code, scope=scope, starts_on=starts_on)


def _give(
    series: NumberSeries, *, number: int, subject: str, paper: str, signed_on: date, actor: Actor, at: datetime
) -> IssuedNumber:
    series.save(update_fields=["last_number"])
    issued = IssuedNumber.objects.create(
        series=series, number=number, subject=subject[:300], paper=paper, signed_on=signed_on, issued_at=at
    )
    record(actor=actor, action="documents.issue_number", target=issued, at=at, number=number, paper=paper)
    return issued


def _bare_name(name: str) -> str:
    """The name without folders and control signs, its end kept where it is too long."""
    bare = "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable()).strip()
    return bare[-200:] or "tep"
