"""Telling in words what figures do not say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid, Refused
from phoihop.reporting.models import Section
from phoihop.submissions.models import Narrative, Submission
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Fault, Theirs

LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What was written under one section, and the stamp of the text that stood there before (đoạn lời).

    `seen_stamp` is 0 for an empty box and None for no look. `cell` is what the channel calls the box, and `source`
    tells where the words stood.
    """

    section: Section
    text: str
    seen_stamp: int | None = None
    cell: str = ""
    source: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What became of a narrative: the text as it now stands, or the fault that gives back what was typed."""

    narrative: Narrative | None = None
    fault: Fault | None = None


@transaction.atomic
def narrate(
    *,
    submission: Submission,
    section: Section,
    text: str,
    actor: Actor,
    at: datetime,
    seen_stamp: int | None = None,
    channel: Channel = Channel.WEB,
    source: Mapping[str, object] | None = None,
) -> Told:
    """Write the text of one section (viết phần lời).

    Text with a citizen's number, a telephone number or a mark of secrecy comes back as a fault, and so does a text
    that somebody else changed since `seen_stamp`. Raises Refused where the report can no longer be filled in or its
    form has no such section.
    """
    held = Submission.objects.for_listing().select_for_update(of=("self",)).get(pk=submission.pk)
    require(actor, Permission.SUBMISSION_EDIT, held)
    _hold_open(held, section)
    text = text.replace("\r\n", "\n").strip()
    before = held.narratives.current().filter(section=section).select_related("entered_by").first()
    fault = None if (before.text if before else "") == text else _fault(section, text, before, seen_stamp)
    if fault or (before.text if before else "") == text:
        return Told(narrative=before, fault=fault)
    narrative = _replace(held, section, before, text)
    narrative.entered_at, narrative.entered_by_id, narrative.stamp = at, actor.pk, held.stamp + 1
    narrative.channel, narrative.source = channel, dict(source or {})
    narrative.save()
    held.stamp += 1
    held.save(update_fields=["stamp"])
    submission.stamp = held.stamp
    facts = {"submission": held.pk, "revision": held.revision, "section": section.order, "letters": len(text)}
    record(actor=actor, action="submission.narrated", target=held, at=at, channel=channel.value, **facts)
    return Told(narrative=narrative)


def _hold_open(held: Submission, section: Section) -> None:
    if not held.is_open:
        raise Refused(_("This report can no longer be filled in. Ask whoever received it to return or reopen it."))
    if section.version_id != held.obligation.form_version_id or section.kind == Section.Kind.FIGURES:
        raise Refused(_("The form of this report has no such text. Reload the page to see what it asks."))


def _fault(section: Section, text: str, before: Narrative | None, seen_stamp: int | None) -> Fault | None:
    cell = f"text-{section.pk}"
    try:
        _hold_length(text)
        guard(text)
    except Invalid as refusal:
        return Fault(cell=cell, rule="not_fit", reason=str(refusal), words=text)
    if before and seen_stamp is not None and before.stamp > seen_stamp:
        name = str(before.entered_by or "")
        theirs = Theirs(before.text, "", name, before.entered_at, before.stamp)
        reason = _("%(name)s changed this text after you opened the page. Choose which of the two holds.")
        return Fault(cell=cell, rule="conflict", reason=reason % {"name": name}, words=text, theirs=theirs)
    return None


def _hold_length(text: str) -> None:
    if len(text) > LONGEST:
        raise Invalid(_("The text is longer than 20.000 characters. Shorten it, or attach the rest as a document."))


def _replace(held: Submission, section: Section, before: Narrative | None, text: str) -> Narrative:
    """The narrative to be saved: the same row within a revision, a new one beside it across revisions."""
    if before and before.since_revision == held.revision:
        before.text = text
        return before
    if before:
        before.until_revision = held.revision
        before.save(update_fields=["until_revision"])
    return Narrative(submission=held, section=section, text=text, since_revision=held.revision)
