"""What a workbook would change in reports, or has changed: then and now, and the faults cell by cell (xem trước)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, may
from phoihop.access.roles import Permission
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Channel, Missing
from phoihop.submissions.rules.statements import Fault, Statement
from phoihop.submissions.services._desk import Outcome
from phoihop.submissions.services.importing import take_answers
from phoihop.submissions.services.narratives import Passage
from phoihop.submissions.workbooks.blank_book import write_blanks
from phoihop.submissions.workbooks.blanks import Blank, Given, blanks
from phoihop.submissions.workbooks.returned_book import Answer, Returned, hold_current


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line that a workbook changes: where it stands in the workbook, and what it said and says (thay đổi).

    `named` is what the workbook itself calls it, where that is another name.
    """

    code: str
    label: str
    address: str
    then: str
    now: str
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A text that cannot be taken: under which section, and what is wrong with it (lời không nhận được)."""

    label: str
    fault: Fault


@dataclass(slots=True, kw_only=True)
class Part:
    """What a workbook does to one report: to its figures, and to what it tells in words (phần xem trước)."""

    blank: Blank
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    told: list[Change] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Preview:
    """What a workbook does to all its reports, and the faults of those the person may not even see."""

    returned: Returned
    parts: list[Part]
    submissions: Sequence[int] = ()
    elsewhere: Sequence[Fault] = ()

    @property
    def changes(self) -> int:
        return sum(len(part.changes) + len(part.told) for part in self.parts)

    @property
    def faults(self) -> list[Fault]:
        """Those of figures, and of sheets as a whole."""
        return [*self.elsewhere, *(fault for part in self.parts for fault in part.faults)]

    @property
    def problems(self) -> int:
        """How many cells cannot be taken."""
        return len(self.faults) + len(self.wrong)

    @property
    def wrong(self) -> list[Wrong]:
        """Those of texts."""
        return [wrong for part in self.parts for wrong in part.wrong]

    def corrected(self) -> bytes:
        """A workbook with what was typed, in which every fault is marked."""
        faults = {(part.blank.obligation.pk, fault.code): [str(fault)] for part in self.parts for fault in part.faults}
        for part in self.parts:
            for wrong in part.wrong:
                faults[part.blank.obligation.pk, wrong.fault.code] = _commented(wrong.fault)
        return write_blanks([part.blank for part in self.parts], self.returned.typed(faults))


def take(returned: Returned, *, actor: Actor, at: datetime, dry_run: bool) -> Preview:
    """State what a workbook answers, or with `dry_run` only see what would become of it.

    Raises Refused where a form was changed after the workbook was given out.
    """
    visible = Obligation.objects.visible_to(actor).for_listing().filter(pk__in=list(returned.sealed)).order_by("pk")
    owed = {each.pk: each for each in visible}
    answered = {answer.obligation for answer in returned.answers}
    hold_current(returned, [owed[pk] for pk in owed if pk in answered])
    parts = {blank.obligation.pk: Part(blank=blank) for blank in blanks(owed.values())}
    elsewhere = _faults_elsewhere(returned, parts)
    answers, texts = _stated(returned, owed, parts, actor)
    outcomes = take_answers(answers=answers, texts=texts, channel=Channel.EXCEL, actor=actor, at=at, dry_run=dry_run)
    places = {(one.obligation, one.code): one.address for one in returned.answers}
    for outcome in outcomes:
        _compare(parts[outcome.submission.obligation_id], outcome, places)
        _compare_texts(parts[outcome.submission.obligation_id], outcome, texts)
    begun = [outcome.submission.pk for outcome in outcomes]
    return Preview(returned=returned, parts=list(parts.values()), submissions=begun, elsewhere=elsewhere)


def _faults_elsewhere(returned: Returned, parts: Mapping[int, Part]) -> list[Fault]:
    reason = _("This sheet belongs to a report that you may not see. Whoever makes that report uploads it.")
    strange = {answer.sheet: answer for answer in returned.answers if answer.obligation not in parts}
    return [Fault(cell=answer.address, rule="not_yours", reason=reason) for answer in strange.values()]


def _stated(
    returned: Returned, owed: Mapping[int, Obligation], parts: Mapping[int, Part], actor: Actor
) -> tuple[dict[Obligation, list[Statement]], dict[Obligation, list[Passage]]]:
    """What can be handed to the reports, figures and texts; the other answers become faults of their part."""
    closed = _closed(owed, actor)
    stated: dict[Obligation, list[Statement]] = defaultdict(list)
    told: dict[Obligation, list[Passage]] = defaultdict(list)
    for answer in returned.answers:
        part = parts.get(answer.obligation)
        if part is None:
            continue
        if answer.fault:
            _note(part, answer.faulty())
        elif answer.obligation in closed:
            _note(part, _shut(answer, closed[answer.obligation]))
        elif answer.section is not None:
            told[owed[answer.obligation]].append(_passage(part, answer, returned))
        else:
            seen = returned.sealed[answer.obligation].given[answer.code].stamp
            stated[owed[answer.obligation]].append(answer.statement(returned.name, seen))
    return stated, told


def _note(part: Part, fault: Fault) -> None:
    """Keep a fault beside its like: a text is named by its section, a figure by its code."""
    named = {each.code: each.section.label for each in part.blank.texts}
    if fault.code in named:
        part.wrong.append(Wrong(label=named[fault.code], fault=fault))
    else:
        part.faults.append(fault)


def _passage(part: Part, answer: Answer, returned: Returned) -> Passage:
    sections = {each.code: each.section for each in part.blank.texts}
    seen = returned.sealed[answer.obligation].texts[answer.section or 0].stamp
    return Passage(
        section=sections[answer.code],
        text=answer.typed.words,
        seen_stamp=seen,
        cell=answer.address,
        source=answer.source(returned.name),
    )


def _shut(answer: Answer, reason: str) -> Fault:
    return Fault(cell=answer.address, code=answer.code, rule="closed", reason=reason, words=answer.typed.words)


def _closed(owed: Mapping[int, Obligation], actor: Actor) -> dict[int, str]:
    """Why nothing can be written into some of these reports."""
    begun = {one.obligation_id: one for one in Submission.objects.filter(obligation__in=list(owed))}
    closed = {}
    for pk, each in owed.items():
        if not may(actor, Permission.SUBMISSION_EDIT, each):
            closed[pk] = _("You may read this report, but not fill it in. Whoever makes it uploads the workbook.")
        elif pk in begun and not begun[pk].is_open:
            reason = _(
                "This report is “%(status)s” and cannot be filled in now."
                " Ask whoever received it to return or reopen it."
            )
            closed[pk] = reason % {"status": begun[pk].get_status_display()}
    return closed


def _compare(part: Part, outcome: Outcome, places: Mapping[tuple[int, str], str]) -> None:
    """Note what an outcome changes against what stood in the report before."""
    pk = part.blank.obligation.pk
    part.faults += outcome.faults
    rows = {row.asked.indicator: row for row in part.blank.rows}
    after: dict[int, Entry | None] = dict.fromkeys(
        row.asked.indicator for row in rows.values() if row.asked.code in outcome.taken_back
    )
    after |= {entry.indicator_id: entry for entry in outcome.accepted}
    for indicator, entry in after.items():
        row = rows[indicator]
        then, now = _said(row.given), _said(_as_given(entry))
        if then != now:
            address = places[pk, row.asked.code]
            part.changes.append(Change(code=row.asked.code, label=row.asked.label, address=address, then=then, now=now))


def _compare_texts(part: Part, outcome: Outcome, texts: Mapping[Obligation, Sequence[Passage]]) -> None:
    """Note which texts differ now, and which could not be taken."""
    before = {each.section.pk: each for each in part.blank.texts}
    for passage, told in zip(texts.get(part.blank.obligation, ()), outcome.told, strict=True):
        blank = before[passage.section.pk]
        if told.fault:
            part.wrong.append(
                Wrong(label=passage.section.label, fault=replace(told.fault, cell=passage.cell, code=blank.code))
            )
        elif blank.text != (now := told.narrative.text if told.narrative else ""):
            change = {"code": "", "label": passage.section.label, "address": passage.cell}
            part.told.append(Change(**change, then=blank.text, now=now))


def _commented(fault: Fault) -> list[str]:
    """A fault as a comment tells it: with the beginning of what somebody else wrote meanwhile."""
    said = [str(fault)]
    return [*said, _("Theirs: %(text)s") % {"text": fault.theirs.words[:1_500]}] if fault.theirs else said


def _as_given(entry: Entry | None) -> Given:
    if entry is None:
        return Given()
    return Given(words=entry.words, missing=entry.missing, note=entry.note, estimated=entry.estimated)


def _said(given: Given) -> str:
    """What a line says as a person reads it: the figure or the reason, then estimate and note."""
    reason = str(dict(Missing.choices).get(given.missing, given.missing))
    estimate = _("Estimate") if given.estimated else ""
    note = f"({given.note})" if given.note else ""
    return " ".join(part for part in (given.words or reason, estimate, note) if part)
