"""Values that come in: each is found its report, and stated by the one way in which figures are stated here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.exchange.closing import reopened, submit
from phoihop.exchange.models import Noun
from phoihop.exchange.naming import Names
from phoihop.exchange.opening import Openings
from phoihop.exchange.placing import DEFAULTS, Placed, Placing, Value, undivided
from phoihop.exchange.rules.conflicts import CODES, SILENT, Conflict, Summary, tallied
from phoihop.exchange.rules.options import Options, Told
from phoihop.exchange.rules.values import is_below_nought, outside, words_of
from phoihop.exchange.texts import Text, tell
from phoihop.foundation.periods import code
from phoihop.indicators.models import Indicator
from phoihop.submissions import services as submissions
from phoihop.submissions.bulk import CHUNK, Fate, Result, Row, Sending, take_rows
from phoihop.submissions.models import Entry, Submission
from phoihop.submissions.rules import Missing

LONGEST_NOTE = Entry._meta.get_field("note").max_length or 0


def receive(told: Told, options: Options, actor: Actor, at: datetime, source: Mapping[str, object]) -> Summary:
    """Take a set of values; good ones go in although others are refused. A dry run does all of it and keeps nothing."""
    with transaction.atomic():
        summary = _Receiving(told, options, Sending(actor=actor, at=at, source=source)).run()
        if options.dry_run:
            transaction.set_rollback(True)
    return summary


def approve_all(reports: Iterable[int], actor: Actor, at: datetime) -> None:
    """Submit and approve these reports: what an operator takes over from another server counted there already."""
    found = list(Submission.objects.for_listing().open().filter(pk__in=set(reports)).order_by("pk"))
    submissions.submit_many(submissions=found, actor=actor, at=at, acknowledged=True)
    submissions.approve_many(submissions=found, actor=actor, at=at)


class _Receiving:
    def __init__(self, told: Told, options: Options, sending: Sending) -> None:
        self.told, self.options, self.sending = told, options, sending
        self.names, self.summary = Names(), Summary()
        self.data_set = str(told.get("dataSet") or options.data_set or "")
        self.openings = Openings(sending)
        self.today = timezone.localdate(sending.at)

    def run(self) -> Summary:
        form = self._head()
        if self.summary.failed:
            return self.summary
        values = iter(self._values())
        while chunk := list(islice(values, CHUNK)):
            self._take(chunk, form)
        return self.summary

    def _head(self) -> str:
        """The code of the form the set names, where that decides which report is meant; the head is checked."""
        told, options = self.told, self.options
        forms = self.names.forms_by([self.data_set] if self.data_set else [], options.scheme("dataSet", told))
        form = forms.get(self.data_set)
        foreign = self.names.data_set(self.data_set, options.scheme("dataSet", told))
        if self.data_set and form is None and foreign is None:
            self.summary.refuse(Conflict("E7600", "dataSet", {"dataSet": self.data_set}))
        elif not self.data_set and "strictDataElements" in options.strict:
            self.summary.refuse(Conflict("E7602", "dataSet", {}))
        unit, attribute = (str(told.get(name) or "") for name in ("orgUnit", "attributeOptionCombo"))
        if unit and not self.names.bodies_by([unit], options.scheme("orgUnit", told)):
            self.summary.refuse(Conflict("E7603", "orgUnit", {"orgUnit": unit}))
        if attribute not in DEFAULTS:
            named = {"attributeOptionCombo": attribute}
            self.summary.refuse(Conflict("E7604", "attributeOptionCombo", named, undivided()))
        self.placing = Placing(self.names, told, options, foreign, self.today)
        return form.code if form and foreign is None else ""

    def _values(self) -> Iterable[Value]:
        rows = self.told.get("dataValues") or ()
        for number, one in enumerate(rows if isinstance(rows, Sequence) else ()):
            yield self.placing.value(number, one if isinstance(one, Mapping) else {})

    def _take(self, values: Sequence[Value], form: str) -> None:
        placed = []
        for value, found in self.placing.placed(values):
            if isinstance(found, Conflict):
                self.summary.refuse(found, value.number)
            else:
                placed.append(found)
        self.openings.open([(one.asked, one.body, one.period) for one in placed])
        kinds = Indicator.objects.in_bulk({one.indicator for one in placed if one.element.noun != Noun.SECTION})
        rows, texts = [], []
        for one in placed:
            if one.element.noun == Noun.SECTION:
                texts.append(one)
            elif (row := self._row(one, kinds[one.indicator], form)) is not None:
                rows.append(row)
        of = {one.value.number: one for one in placed}
        taken_up = reopened(rows, self.sending)
        results = list(take_rows(rows, self.sending)) + [self._text(one) for one in texts]
        for report in taken_up:
            submit(report, self.sending.actor, self.sending.at)
        for result in results:
            self._count(of[result.number], result)
        self.summary.reports |= self.openings.reports_of([(one.body, code(one.period)) for one in placed])

    def _row(self, placed: Placed, indicator: Indicator, form: str) -> Row | None:
        """The row that states a value; None where there is nothing to be stated, which is noted."""
        one, options = placed.value, self.options
        base = Row(
            number=one.number, body=placed.body, period=code(placed.period), indicator=indicator.pk, form=form,
            fresh=options.strategy != "UPDATE", known=options.strategy != "CREATE",
        )  # fmt: skip
        if one.deleted or options.strategy == "DELETE":
            return base
        if not one.value and not one.comment:
            self.summary.refuse(Conflict("E7618", "dataElement", one.named), one.number)
            return None
        if len(one.comment) > LONGEST_NOTE:
            reason = _("A remark of at most %(most)s letters can be kept beside a figure.") % {"most": LONGEST_NOTE}
            conflict = Conflict("E7620", "comment", one.named | {"comment": one.comment}, reason)
            self.summary.refuse(conflict, one.number)
            return None
        words = words_of(one.value, indicator.kind, indicator.unit) if one.value else ""
        if words is None or outside(one.value, placed.element.value_type):
            below = is_below_nought(one.value)
            reason = _("Figures here say how much was done: none of them is below nought.") if below else ""
            self.summary.refuse(Conflict("E7619", "value", one.named, reason), one.number)
            return None
        if words == "0" and not placed.element.zero:
            self.summary.counts["ignored"] += 1
            return None
        missing = "" if words else Missing.NOT_COLLECTED.value
        return replace(base, words=words, missing=missing, note=one.comment or None)

    def _text(self, placed: Placed) -> Result:
        """A value of a text: a section of the report is written."""
        one = placed.value
        empty = one.deleted or self.options.strategy == "DELETE"
        said = Text(number=one.number, section=placed.indicator, body=placed.body, period=code(placed.period),
                    text="" if empty else one.value or one.comment)  # fmt: skip
        return tell(said, self.sending)

    def _count(self, placed: Placed, result: Result) -> None:
        one = placed.value
        if result.fate is not Fate.REFUSED:
            for name, count in tallied([result.fate]).items():
                self.summary.counts[name] += count
        elif result.rule in SILENT:
            self.summary.counts["ignored"] += 1
        else:
            error, prop = CODES.get(result.rule, ("E7619", "value"))
            named = one.named | {"dataSet": self.data_set, "user": str(self.sending.actor)}
            self.summary.refuse(Conflict(error, prop, named, result.reason), one.number)
