"""What a workbook to be filled in asks, for one report or for many (biểu mẫu điện tử), and the seal it bears.

A handful of queries, however many reports there are. The seal tells, when the workbook comes back, that it was given
out here, for which reports and versions of forms, and what stood in each box then.
"""

import hashlib
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid
from phoihop.indicators.models import Target
from phoihop.reporting.models import Line, Obligation, Section
from phoihop.submissions.examination import asked_of, previous_entries
from phoihop.submissions.models import Entry, Narrative
from phoihop.submissions.rules import Channel
from phoihop.submissions.rules.statements import Asked

# How many reports one workbook holds, each on a sheet of its own.
MOST_SHEETS = 300
# The name of no module, but of the seal: workbooks that were given out bear it, wherever it is made now.
SALT = "phoihop.submissions.blanks"
# What tells the key of a text from the code of an indicator.
TEXT = "#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What stood in a box when the workbook was given out, and its stamp; stamp 0 for an empty box (nội dung đã có)."""

    stamp: int = 0
    words: str = ""
    missing: str = ""
    note: str = ""
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankRow:
    """One line of the form with its box (dòng biểu mẫu)."""

    section: str
    asked: Asked
    hint: str
    given: Given
    previous: str = ""
    target: str = ""
    derived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankText:
    """One section of the form that is told in words, with what stands there (ô phần lời)."""

    section: Section
    text: str = ""
    stamp: int = 0

    @property
    def code(self) -> str:
        """By what a workbook names the box, as codes name those of figures."""
        return f"{TEXT}{self.section.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One report to be filled in (tờ biểu mẫu)."""

    obligation: Obligation
    rows: Sequence[BlankRow]
    texts: Sequence[BlankText] = ()

    @property
    def facts(self) -> dict[str, object]:
        """What the seal vouches for."""
        given = {row.asked.code: [getattr(row.given, name) for name in Given.__dataclass_fields__] for row in self.rows}
        return {
            "obligation": self.obligation.pk,
            "version": self.obligation.form_version_id,
            "period": self.obligation.period_code,
            "given": given,
            "texts": {str(each.section.pk): [each.stamp, digest(each.text)] for each in self.texts},
        }


@dataclass(frozen=True, slots=True)
class GivenText:
    """The stamp and the digest of the text that stood under a section when the workbook was given out (lời đã có)."""

    stamp: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What a workbook that came back says of one report it was given out for."""

    obligation: int
    version: int
    period: str
    given: Mapping[str, Given]
    texts: Mapping[int, GivenText] = field(default_factory=dict)


def seal(blank: Blank) -> tuple[str, str]:
    """The facts of a blank as text, and the seal over them."""
    facts = json.dumps(blank.facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return facts, _sealed(facts)


def unseal(facts: str, sealed: str) -> Sealed | None:
    """What the facts say; None where the seal does not fit them."""
    if not constant_time_compare(_sealed(facts), sealed):
        return None
    told = json.loads(facts)
    names = list(Given.__dataclass_fields__)
    given = {code: Given(**dict(zip(names, values, strict=True))) for code, values in told["given"].items()}
    # A workbook given out before texts went with it knows none.
    texts = {int(section): GivenText(*values) for section, values in told.get("texts", {}).items()}
    return Sealed(
        obligation=told["obligation"], version=told["version"], period=told["period"], given=given, texts=texts
    )


def smoothed(text: str) -> str:
    """A text without what spreadsheet programs do to it: other line ends, spaces at the ends of lines."""
    composed = unicodedata.normalize("NFC", text).replace("_x000D_", "\n" if "\n" not in text else "")
    return re.sub(r"[^\S\n]+\n", "\n", composed.replace("\r\n", "\n").replace("\r", "\n")).strip()


def digest(text: str) -> str:
    """By what a text is recognised again, whatever a program did to its line ends."""
    return hashlib.sha256(smoothed(text).encode()).hexdigest()


def _sealed(facts: str) -> str:
    return salted_hmac(SALT, facts, algorithm="sha256").hexdigest()


def blanks(obligations: Iterable[Obligation]) -> list[Blank]:
    """The blanks of these reports, begun or not, with what stands in them; their regimes should be at hand.

    Raises Invalid for more reports than one workbook holds: none is left out unsaid.
    """
    owed = list(obligations)
    if len(owed) > MOST_SHEETS:
        reason = _("One workbook holds %(most)s reports, and these are more. Choose a single period or programme.")
        raise Invalid(reason % {"most": MOST_SHEETS})
    lines = _lines({each.form_version_id for each in owed})
    before = previous_entries(owed)
    standing = _standing(owed)
    targets = _targets(owed)
    sections, told = _sections({each.form_version_id for each in owed}), _told(owed)
    return [
        Blank(
            obligation=each,
            rows=_rows(
                lines.get(each.form_version_id, ()), before.get(each.pk, {}), standing[each.pk], targets[each.pk]
            ),
            texts=[_text(section, told[each.pk].get(section.pk)) for section in sections[each.form_version_id]],
        )
        for each in owed
    ]


def _rows(
    lines: Sequence[Line],
    before: Mapping[int, Entry],
    standing: Mapping[int, Entry],
    targets: Mapping[int, Target],
) -> list[BlankRow]:
    codes = {line.indicator_id: line.indicator.code for line in lines}
    rows = []
    for line in lines:
        entry, previous = standing.get(line.indicator_id), before.get(line.indicator_id)
        row = BlankRow(
            section=line.section.label,
            asked=asked_of(line, codes),
            hint=line.hint,
            given=_given(entry),
            previous=previous.words if previous else "",
            target=_aim(targets.get(line.indicator_id)),
            derived=entry is not None and entry.channel == Channel.REGISTER,
        )
        rows.append(row)
    return rows


def _text(section: Section, narrative: Narrative | None) -> BlankText:
    if narrative is None:
        return BlankText(section=section)
    return BlankText(section=section, text=narrative.text, stamp=narrative.stamp)


def _given(entry: Entry | None) -> Given:
    if entry is None:
        return Given()
    return Given(
        stamp=entry.stamp, words=entry.words, missing=entry.missing, note=entry.note, estimated=entry.estimated
    )


def _aim(target: Target | None) -> str:
    if target is None:
        return ""
    share = "%" if target.measure == Target.Measure.SHARE else ""
    return f"{target.get_sense_display()} {target.words}{share}"


def _lines(versions: Iterable[int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    lines = Line.objects.filter(section__version__in=set(versions)).select_related("indicator", "section")
    for line in lines.order_by("section__order", "order"):
        found[line.section.version_id].append(line)
    return found


def _sections(versions: Iterable[int]) -> dict[int, list[Section]]:
    """The sections that are told in words, by version, in the order of the form."""
    found: dict[int, list[Section]] = defaultdict(list)
    told = Section.objects.filter(version__in=set(versions)).exclude(kind=Section.Kind.FIGURES)
    for section in told.order_by("order"):
        found[section.version_id].append(section)
    return found


def _told(owed: Sequence[Obligation]) -> dict[int, dict[int, Narrative]]:
    """What these reports say in words now, by obligation and section."""
    found: dict[int, dict[int, Narrative]] = defaultdict(dict)
    narratives = Narrative.objects.current().filter(submission__obligation__in=[each.pk for each in owed])
    for narrative in narratives.select_related("submission"):
        found[narrative.submission.obligation_id][narrative.section_id] = narrative
    return found


def _standing(owed: Sequence[Obligation]) -> dict[int, dict[int, Entry]]:
    """What these reports say now for their own places, by obligation and indicator."""
    found: dict[int, dict[int, Entry]] = defaultdict(dict)
    entries = Entry.objects.current().filter(
        submission__obligation__in=[each.pk for each in owed], place=F("submission__obligation__place")
    )
    for entry in entries.select_related("submission").order_by("pk"):
        found[entry.submission.obligation_id][entry.indicator_id] = entry
    return found


def _targets(owed: Sequence[Obligation]) -> dict[int, dict[int, Target]]:
    """What is aimed at for each report, by obligation and indicator; the body's own target goes before the others."""
    aims = list(Target.objects.filter(programme__in={each.regime.programme_id for each in owed}))
    aims.sort(key=lambda target: target.body_id is not None)
    found: dict[int, dict[int, Target]] = defaultdict(dict)
    for each in owed:
        for aim in aims:
            concerns = aim.programme_id == each.regime.programme_id and aim.body_id in {None, each.body_id}
            if concerns and aim.since <= each.since and aim.until >= each.until:
                found[each.pk][aim.indicator_id] = aim
    return found
