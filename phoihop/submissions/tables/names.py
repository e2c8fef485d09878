"""Whom and what the cells of a table name: bodies, periods, places (tra cứu tên trong bảng).

Names are looked up whatever their accents. What a table leaves unsaid is that of the report it was handed in for.
"""

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from functools import cached_property

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, bodies_reaching
from phoihop.access.policy import Reach
from phoihop.access.roles import Permission
from phoihop.documents.sheets import text
from phoihop.foundation.periods import Kind, Period, label
from phoihop.foundation.vietnamese import fold, roman
from phoihop.organisations.models import Body
from phoihop.prose import Catalogue
from phoihop.reporting.models import Line, Obligation
from phoihop.submissions.examination import questions
from phoihop.submissions.rules.statements import Asked
from phoihop.territories.models import Place, Standing

# Before a place's own name people put its kind, or leave it out.
KIND_OF_PLACE = re.compile(r"^(?:xa|phuong|dac khu|thi tran|huyen|thi xa|thanh pho|tinh|tp\.?|p\.|x\.)\s+")


class Names:
    """What may be named in a table handed in for a report, by one person."""

    def __init__(self, obligation: Obligation, actor: Actor) -> None:
        self.obligation = obligation
        self._own = bodies_reaching(actor, Permission.SUBMISSION_EDIT, Reach.OWN)
        self._listed = Obligation.objects.visible_to(actor).filter(regime=obligation.regime_id)

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """What the form asks, by code, in its order."""
        return questions([self.obligation.form_version_id]).get(self.obligation.form_version_id, {})

    @cached_property
    def catalogue(self) -> Catalogue:
        """The indicators of the form, ready to be found by their words."""
        lines = Line.objects.filter(section__version=self.obligation.form_version_id).select_related("indicator")
        typed = [line.indicator for line in lines.order_by("section__order", "order")]
        return Catalogue.of((each.code, each.name, each.unit, each.definition) for each in typed)

    @cached_property
    def bodies(self) -> dict[int, str]:
        """The bodies that report under the same regime, by identifier, in the order of the alphabet."""
        found = Body.objects.filter(pk__in=self._listed.order_by().values("body")).order_by("sort_text")
        return {body.pk: body.label for body in found}

    @property
    def own(self) -> dict[int, str]:
        """Those of them whose reports the person fills in."""
        return {pk: name for pk, name in self.bodies.items() if pk in self._own}

    @cached_property
    def periods(self) -> dict[str, Period]:
        """The periods of the regime, by code, the latest first."""
        return {each.period_code: each.period for each in self._listed.one_of_each_period().select_related("regime")}

    def period_label(self, code: str) -> str:
        """The name of one of these periods in the reader's language."""
        return label(self.periods.get(code, self.obligation.period), "en" if get_language() == "en" else "vi")

    def body(self, said: str) -> int:
        """The body that these words name, or that works at the place they name. Raises ValueError for none, or several.

        Of several, that whose reports the person fills in is meant.
        """
        known = self._bodies_by_name.get(fold(said)) or self._bodies_by_name.get(_bare(said), set())
        meant = known & self._own or known
        if len(meant) == 1:
            return next(iter(meant))
        if meant:
            reason = _("“%(name)s” may be several bodies. Write the name of the body in full.")
        else:
            reason = _("No body that reports here is called “%(name)s”. Correct the name, or leave the row out.")
        raise ValueError(reason % {"name": said[:80]})

    @cached_property
    def _bodies_by_name(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for body in Body.objects.filter(pk__in=list(self.bodies)).select_related("place"):
            names = (body.name, body.name_en, body.abbreviation, body.place.name, body.place.full_name)
            for name in filter(None, names):
                found[fold(name)].add(body.pk)
        return found

    def place(self, said: str) -> int:
        """The place within the body's own that these words name. Raises ValueError for none, or several."""
        known = self._places_by_name.get(fold(said)) or self._places_by_name.get(_bare(said), set())
        if len(known) == 1:
            return next(iter(known))
        reason = _("“%(name)s” is no place, or no single one, within that of the body. Write it with its kind: “xã …”.")
        raise ValueError(reason % {"name": said[:80]})

    @cached_property
    def _places_by_name(self) -> dict[str, set[int]]:
        last_day = self.obligation.until - timedelta(days=1)
        beneath = Standing.objects.as_of(last_day).filter(ancestor=self.obligation.place_id).values("place")
        found: dict[str, set[int]] = defaultdict(set)
        for place in Place.objects.filter(pk__in=beneath):
            for name in filter(None, (place.name, place.full_name)):
                found[fold(name)].add(place.pk)
        return found

    def period(self, said: object) -> str:
        """The code of the period that a cell names, by a day of it too. Raises ValueError for none of the regime's.

        Without a year, that of the report is meant.
        """
        if isinstance(said, datetime | date):
            day = said.date() if isinstance(said, datetime) else said
            codes = {code for code, period in self.periods.items() if day in period}
        else:
            codes = self._periods_by_name.get(_plain(text(said)), set())
        if len(codes) > 1:
            codes = {code for code in codes if self.periods[code].year == self.obligation.period.year}
        if len(codes) == 1:
            return next(iter(codes))
        reason = _("“%(name)s” is no period of this report. Write it like “%(example)s”.")
        raise ValueError(reason % {"name": text(said)[:40], "example": self.obligation.period_label})

    @cached_property
    def _periods_by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for code, period in self.periods.items():
            names = {code, label(period), label(period, "en"), *_names(period)}
            for name in names:
                found[_plain(name)].add(code)
        return found


def _bare(said: str) -> str:
    return KIND_OF_PLACE.sub("", fold(said))


def _plain(said: str) -> str:
    """The words of a period alone: "Quý I/2025", "quý I năm 2025" and "QUÝ I - 2025" are one."""
    words = re.sub(r"[^a-z0-9]+", " ", fold(said)).split()
    return " ".join(word for word in words if word not in {"nam", "so", "lieu", "ky", "bao", "cao", "trong"})


def _names(period: Period) -> set[str]:
    """What people write for a period, with its year and without."""
    number = period.number
    half = "đầu" if number == 1 else "cuối"
    kinds = {
        Kind.MONTH: [f"tháng {number}", f"tháng {number:02}", f"t{number}", f"{number}", f"{number:02}"],
        Kind.QUARTER: [f"quý {roman(number)}", f"quý {number}", f"q{number}"] if period.kind is Kind.QUARTER else [],
        Kind.HALF: [f"6 tháng {half} năm", f"6 tháng {half}"],
        Kind.NINE_MONTHS: ["9 tháng", "9 tháng đầu năm"],
        Kind.YEAR: ["cả năm", "năm"],
    }
    named = kinds.get(period.kind, [])
    dated = {f"{name} {period.year}" for name in named}
    return dated | {name for name in named if not name.isdigit()}
