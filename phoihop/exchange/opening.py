"""The reports of regimes that ask nothing by themselves: owed once somebody sends figures for them."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q

from phoihop.access.checks import SYSTEM
from phoihop.access.policy import POLICY, Reach
from phoihop.access.roles import Permission
from phoihop.exchange.services._programme import SLUG
from phoihop.foundation.periods import Period, code
from phoihop.organisations.models import Body
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Form, Line, Obligation, Regime, Section
from phoihop.submissions.bulk import Sending
from phoihop.submissions.models import Submission

EDITORS = [grant.role for grant in POLICY[Permission.SUBMISSION_EDIT] if grant.reach is Reach.OWN]


class Openings:
    """What of a programme of exchange is owed, and what is to be."""

    def __init__(self, sending: Sending) -> None:
        self.sending = sending
        self._regimes: dict[int, Regime] | None = None
        self._own: frozenset[int] | None = None

    @property
    def own(self) -> frozenset[int]:
        """The bodies whose reports the sender may fill in; for no other is anything owed by what they send."""
        if self._own is None:
            self._own = frozenset().union(*(self.sending.actor.bodies_as(role) for role in EDITORS))
        return self._own

    @property
    def regimes(self) -> dict[int, Regime]:
        """The regime that asks an indicator, or a section (by its key below nought)."""
        if self._regimes is None:
            listed = Regime.objects.filter(programme__slug=SLUG).select_related("programme", "form", "calendar")
            by_form = {regime.form_id: regime for regime in listed}
            lines = Line.objects.filter(section__version__form__in=by_form)
            rows = lines.values_list("indicator", "section__version__form")
            texts = Section.objects.filter(version__form__in=by_form).values_list("pk", "version__form")
            self._regimes = {key: by_form[form] for key, form in rows}
            self._regimes |= {-key: by_form[form] for key, form in texts}
        return self._regimes

    def open(self, wanted: Iterable[tuple[int, int, Period]]) -> None:
        """Let the reports be owed in which these are stated, by bodies and periods, where they are not.

        An indicator is named by its key, a section by its key below nought.
        """
        asked = ((self.regimes.get(key), body, period) for key, body, period in wanted)
        self._open([(regime, body, period) for regime, body, period in asked if regime is not None])

    def open_form(self, form: Form, body: int, period: Period) -> None:
        """Let the report of a body on a form be owed, where it is not and the form asks nothing by itself."""
        listed = Regime.objects.filter(programme__slug=SLUG, form=form)
        regime = listed.select_related("programme", "form", "calendar").first()
        if regime is not None:
            self._open([(regime, body, period)])

    def _open(self, wanted: Sequence[tuple[Regime, int, Period]]) -> None:
        missing: dict[tuple[int, Period], set[int]] = {}
        regimes = {regime.pk: regime for regime, _body, _period in wanted}
        for regime, body, period in wanted:
            if body in self.own:
                missing.setdefault((regime.pk, period), set()).add(body)
        owed = self._owed(regimes, {body for some in missing.values() for body in some})
        for (key, period), bodies in missing.items():
            lacking = {body for body in bodies if (key, body, code(period)) not in owed}
            if lacking:
                some = list(Body.objects.filter(pk__in=lacking))
                reporting.owe(regime=regimes[key], period=period, bodies=some, actor=SYSTEM, at=self.sending.at)

    @staticmethod
    def _owed(regimes: Collection[int], bodies: Collection[int]) -> set[tuple[int, int, str]]:
        listed = Obligation.objects.filter(regime__in=list(regimes), body__in=bodies)
        return set(listed.values_list("regime", "body", "period_code"))

    @staticmethod
    def reports_of(spots: Sequence[tuple[int, str]]) -> set[int]:
        """The reports of these bodies for these periods in the programme of exchange."""
        bodies, periods = {body for body, _period in spots}, {period for _body, period in spots}
        listed = Submission.objects.filter(
            Q(obligation__regime__programme__slug=SLUG),
            obligation__body__in=bodies,
            obligation__period_code__in=periods,
        )
        return set(listed.values_list("pk", flat=True))
