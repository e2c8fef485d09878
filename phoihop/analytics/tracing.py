"""What a figure is made of: its definition, who is lacking, and every entry behind it with where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor
from phoihop.analytics import questions, units
from phoihop.analytics.addresses import trace_url
from phoihop.analytics.figures import Figure, Question, Source
from phoihop.analytics.joint import Joint, joint
from phoihop.analytics.shares import ZERO
from phoihop.analytics.units import Unit
from phoihop.analytics.wording import bounds_words, words
from phoihop.foundation.quantities import Bounds
from phoihop.foundation.vietnamese import day as written
from phoihop.indicators.models import Indicator
from phoihop.reporting.models import Obligation
from phoihop.submissions.models import Entry, StepTaken, Submission
from phoihop.submissions.rules import Step

MOST_LACKING = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One entry behind a figure; without `entry`, it stands in a report that the reader may not open (số liệu gốc)."""

    source: Source
    submission: Submission
    entry: Entry | None
    bounds: str
    approved: StepTaken | None

    @property
    def origin(self) -> str:
        """Where the words stood before they came in: the cell of a workbook, the passage of a text; else nothing."""
        told: Mapping[str, Any] = self.entry.source if self.entry else {}
        if "cell" in told:
            return " · ".join(str(told[key]) for key in ("file", "sheet", "cell") if told.get(key))
        if "span" in told:
            first, last = told["span"]
            place = _("characters %(first)s to %(last)s") % {"first": first, "last": last}
            return f"{told.get('document', '')} · {place}".strip(" ·")
        return " · ".join(str(value) for value in told.values() if value)


class Trace:
    """One figure and all that is behind it, as far as `actor` may see."""

    def __init__(self, question: Question, actor: Actor) -> None:
        self.question = question
        self.actor = actor
        [self.figure] = questions.figures(question)
        self.indicator = Indicator.objects.for_listing().get(pk=question.measures[0].indicator)

    @property
    def span_label(self) -> str:
        """The days asked about, the last included."""
        [span] = self.question.spans
        return f"{written(span.since)} – {written(span.until - date.resolution)}"

    @property
    def words(self) -> str:
        return words(self.figure, self.indicator)

    @property
    def bounds(self) -> str:
        """The bounds with every digit; nothing for what is exact, or not known, or is a share."""
        if self.figure.low is None or self.figure.exact or self.indicator.is_ratio:
            return ""
        return bounds_words(self.figure.low, self.figure.high)

    @cached_property
    def node(self) -> Unit | None:
        [node], [span] = self.question.nodes, self.question.spans
        return units.unit(self.question.tree, node, self.question.structure or span.until - date.resolution)

    @property
    def structure_label(self) -> str:
        """Through which structure it was added up."""
        if self.question.structure is None:
            return _("Each report where it belonged at the time")
        return _("The structure of %(day)s") % {"day": written(self.question.structure)}

    @cached_property
    def parts(self) -> list[tuple[Indicator, Figure, str, str]]:
        """Numerator and denominator of a ratio, each with its words and the address of its own trace."""
        both = [part for part in (self.indicator.numerator, self.indicator.denominator) if part]
        asked = replace(self.question, measures=tuple(questions.measure(part) for part in both))
        found = zip(both, questions.figures(asked), strict=True) if both else ()
        return [
            (part, figure, words(figure, part), trace_url(replace(self.question, measures=(figure.measure,))))
            for part, figure in found
        ]

    @cached_property
    def joint(self) -> Joint | None:
        """What of a sum was done together, and what was left out because it stood there twice."""
        return next(iter(joint(self.question).values()), None)

    @property
    def together(self) -> str:
        """What of it was done together, in words."""
        return self._said(self.joint.part) if self.joint else ""

    @property
    def left_out(self) -> str:
        """What was left out because it stood there twice, in words; nothing where nothing was."""
        return self._said(self.joint.removed) if self.joint and self.joint.removed != ZERO else ""

    def _said(self, bounds: Bounds) -> str:
        return words(replace(self.figure, low=bounds.low, high=bounds.high), self.indicator)

    @cached_property
    def lacking(self) -> list[Obligation]:
        """The first of what is owed and not in the figure, as far as the reader may know whose it is."""
        keys = questions.lacking(self.question)[:MOST_LACKING]
        listed = Obligation.objects.visible_to(self.actor).filter(pk__in=keys).for_listing()
        return list(listed.select_related("submission").order_by("body__sort_text", "since"))

    @cached_property
    def undivided(self) -> list[tuple[str, list[str], str]]:
        """Units that others share, by name, with the names of those and what they come to."""
        found = questions.undivided(self.question)
        keys = {key for one in found for key in (one.unit, *one.parts)}
        names = units.names(self.question.tree, keys) if keys else {}
        return [
            (names[one.unit], sorted(names[part] for part in one.parts), words(one.figure, self.indicator))
            for one in found
        ]


class Entries:
    """The entries behind a figure, as pages take them: a count, and a few at a time."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace

    def count(self) -> int:
        """How many there are."""
        return questions.sources(self.trace.question, limit=0)[1]

    __len__ = count

    def __getitem__(self, cut: slice) -> list[Stated]:
        found, _count = questions.sources(
            self.trace.question, limit=(cut.stop or 0) - (cut.start or 0), offset=cut.start or 0
        )
        return stated(found, self.trace.actor)


def stated(sources: Sequence[Source], actor: Actor) -> list[Stated]:
    """The reports and entries of these facts, in a few queries."""
    keys = {source.submission for source in sources}
    submissions = Submission.objects.for_listing().in_bulk(keys)
    seen = set(Submission.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True))
    approvals = {
        (step.submission_id, step.revision): step
        for step in StepTaken.objects.filter(submission__in=seen, step=Step.APPROVE).select_related("actor")
    }
    listed = Entry.objects.filter(submission__in=seen).in_revision(F("submission__approved_revision"))
    listed = listed.filter(indicator__in={source.indicator for source in sources})
    entries = {
        (entry.submission_id, entry.indicator_id, entry.place_id): entry
        for entry in listed.select_related("indicator", "place", "entered_by")
    }
    return [
        Stated(
            source=source,
            submission=submissions[source.submission],
            entry=entries.get((source.submission, source.indicator, source.place)),
            bounds=bounds_words(source.low, source.high),
            approved=approvals.get((source.submission, source.revision)),
        )
        for source in sources
    ]
