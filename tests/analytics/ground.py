"""A programme whose bodies report, a month each, every sort of figure that adds up; made by the services."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.analytics.figures import Question, Span, Tree
from phoihop.analytics.questions import figures, measure
from phoihop.foundation.periods import Cut, Kind
from phoihop.indicators import services as indicators
from phoihop.indicators.models import Indicator
from phoihop.organisations import services as organisations
from phoihop.organisations.models import Line
from phoihop.people import services as people
from phoihop.people.models import Person
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party
from phoihop.reporting import services as reporting
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission
from phoihop.territories.models import Level
from tests.cast import BEGINNING

AT = datetime(2026, 11, 25, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SINCE, UNTIL = date(2024, 3, 1), date(2027, 1, 1)
SUM, STOCK, PEAK, SHARE, YES = "TT01", "DV05", "PC02", "CT03", "QP10"
PART, WHOLE = "CT04", "CT02"
ASKED = (SUM, STOCK, PEAK, PART, WHOLE, YES)
YEAR = Span(date(2025, 1, 1), date(2026, 1, 1))


@dataclass(kw_only=True)
class Ground:
    """The programme, the one who writes and approves everything in it, and its indicators by code."""

    programme: object
    regime: object
    scribe: object
    indicators: dict
    lead: object

    def owed(self, body, month):
        """What `body` owes for a month."""
        return self.regime.obligations.get(body=body, period_code=month)

    def draft(self, body, month, **words):
        """A report as it is being written."""
        report = submissions.open_report(obligation=self.owed(body, month), actor=self.scribe, at=AT)
        return self.state(report, **words)

    def state(self, report, **words):
        """State figures by code in a report."""
        said = [submissions.Statement(indicator=code, words=text) for code, text in words.items()]
        outcome = submissions.state(submission=report, statements=said, actor=self.scribe, at=AT)
        assert outcome.faults == []
        return Submission.objects.get(pk=report.pk)

    def submit(self, report):
        return submissions.submit(submission=report, actor=self.scribe, at=AT, acknowledged=True)

    def approve(self, report):
        return submissions.approve(submission=report, actor=self.scribe, at=AT)

    def report(self, body, month, **words):
        """An approved report."""
        return self.approve(self.submit(self.draft(body, month, **words)))

    def report_many(self, rows):
        """Approved reports of many bodies and months at once: (body, month, {code: words})."""
        scribe = {"actor": self.scribe, "at": AT}
        owed = {(one.body_id, one.period_code): one for one in self.regime.obligations.select_related("body")}
        reports = submissions.open_many(obligations=[owed[body.pk, month] for body, month, _ in rows], **scribe)
        answers = [
            submissions.Answers(
                report, [submissions.Statement(indicator=code, words=text) for code, text in said.items()]
            )
            for report, (_body, _month, said) in zip(reports, rows, strict=True)
        ]
        assert all(outcome.faults == [] for outcome in submissions.state_many(reports=answers, **scribe))
        waiting = submissions.submit_many(submissions=reports, acknowledged=True, **scribe)
        return submissions.approve_many(submissions=waiting, **scribe)

    def question(self, code, *nodes, span=YEAR, structure=None, tree=Tree.PLACE, **more):
        """A question about one indicator in some places or bodies."""
        return Question(
            programmes=(self.programme.pk,),
            measures=(measure(self.indicators[code]),),
            nodes=tuple(node.pk for node in nodes),
            spans=(span,),
            structure=structure,
            tree=tree,
            **more,
        )

    def figure(self, code, node, **more):
        """The one figure that answers."""
        [figure] = figures(self.question(code, node, **more))
        return figure

    def bounds(self, code, node, **more):
        """The bounds of the one figure."""
        figure = self.figure(code, node, **more)
        return figure.low, figure.high


def lay(lead, bodies, *, until=date(2026, 1, 1), illustrative=False):
    """Let `bodies` take part in a programme that `lead` runs, from when they exist, and owe reports every month."""
    bodies = [body for body in bodies if body != lead]
    chief = {"actor": _scribe([lead, *bodies]), "at": AT}
    programme = programmes.sign(
        title="Chương trình phối hợp công tác dân vận",
        number=1,
        symbol="CTr/BDV",
        signed_on=SINCE,
        term_from=SINCE,
        term_until=UNTIL,
        parties=[
            programmes.NewParty(body=lead, role=Party.Role.LEAD),
            programmes.NewParty(body=bodies[0], role=Party.Role.MEMBER),
        ],
        illustrative=illustrative,
        **chief,
    )
    joining = [programmes.Joining(body=body, since=max(SINCE, _begun(body)), reports_to=lead) for body in bodies]
    joining.append(programmes.Joining(body=lead, since=SINCE))
    programmes.join_many(programme=programme, rows=joining, **chief)
    indicators.load_catalogue(actor=SYSTEM, at=BEGINNING)
    known = {indicator.code: indicator for indicator in Indicator.objects.select_related("group")}
    regime = reporting.establish_regime(
        programme=programme,
        name="Báo cáo tháng",
        form=_form(lead, known, chief),
        calendar=_calendar(lead, chief),
        period_kind=Kind.MONTH,
        since=SINCE,
        **chief,
    )
    reporting.make_obligations(regime=regime, until=until, **chief)
    return Ground(programme=programme, regime=regime, scribe=chief["actor"], indicators=known, lead=lead)


def _scribe(bodies):
    """One person who may write, sign and coordinate in all of these."""
    keeper = {"actor": SYSTEM, "at": BEGINNING}
    scribe = people.add_person(username="thu", full_name="Đỗ Minh Thư", password="trăng lên từ núi", **keeper)
    for body in bodies:
        for role in (Role.REPORTER, Role.APPROVER, Role.COORDINATOR):
            people.give_post(person=scribe, body=body, role=role, since=_begun(body), **keeper)
    return Person.objects.get(pk=scribe.pk)


def _begun(body):
    return body.versions.first().valid_from


def found(key, place, level=Level.COMMUNE, parent=None, since=date(2024, 2, 1)):
    """A military body of a place."""
    return organisations.found(
        slug=key,
        line=Line.MILITARY,
        level=level,
        name=f"Ban CHQS {place}",
        place=place,
        on=since,
        parent=parent,
        actor=SYSTEM,
        at=BEGINNING,
    )


def _form(owner, known, chief):
    version = reporting.design_form(code="thang", name="Biểu tháng", since=SINCE, owner=owner, **chief)
    section = reporting.add_section(version=version, name="Số liệu", **chief)
    for code in ASKED:
        reporting.add_line(section=section, indicator=known[code], required=False, **chief)
    return reporting.publish_version(version=version, **chief).form


def _calendar(owner, chief):
    calendar = reporting.make_calendar(code="thang", name="Tháng", cut=Cut.CALENDAR, owner=owner, **chief)
    for level in Level:
        reporting.set_deadline(calendar=calendar, period_kind=Kind.MONTH, level=level, days=5, **chief)
    return calendar
