"""A world with one thing of each kind, and with which of them each page is opened.

A new room adds a function that makes its things and says, by the names of its addresses, which thing a page shows:
`"plans:task"` for one page, `"plans"` for all the pages of the room that say nothing else.
"""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PIL import Image

from phoihop.access.checks import SYSTEM
from phoihop.activities import services as activities
from phoihop.activities.rules import OverlapKind
from phoihop.bulletin import services as bulletin
from phoihop.bulletin.readers import READER
from phoihop.commendations import services as commendations
from phoihop.commendations.models import AwardForm
from phoihop.commendations.rules import Category, Subject, Votes
from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import ExemplarField
from phoihop.exemplars.rules import Origin
from phoihop.indicators import services as indicators
from phoihop.liaison import services as liaison
from phoihop.liaison.rules import Kind as NoteKind
from phoihop.notices import services as notices
from phoihop.plans import services as plans
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party
from phoihop.reporting import services as reporting
from phoihop.reviews import services as reviews
from phoihop.reviews.beginning import Plan as ReviewPlan
from phoihop.reviews.rules.conferences import Clause, ConferenceKind, Invited
from phoihop.submissions import services as submissions
from phoihop.training import services as training
from phoihop.training.rules import Audience, Seats

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
BOXES = dict.fromkeys(
    ("name", "situation", "aim", "content", "reach", "forces", "resources", "products", "durability"),
    "Loa phát thanh xóm.",
)


@dataclass(slots=True, kw_only=True)
class House:
    """The world, who acts in it, what was made, and the arguments of addresses by their names."""

    world: object
    programme: object
    catalogue: dict
    version: object
    calendar: object
    regime: object
    arguments: dict = field(default_factory=dict)
    queries: dict = field(default_factory=dict)

    def by(self, username):
        """In whose name, and when, something is done."""
        return {"actor": self.world.person(username) if username else SYSTEM, "at": NOW}

    def shows(self, name, /, **arguments):
        """With which things the pages of that name are opened."""
        self.arguments[name] = arguments


def furnish(house):
    """One thing of each kind, made by the services in the name of those who may."""
    for make in (_registers, _reporting, _reports, _plans, _activities, _models, _classes, _awards, _notes, _reviews):
        make(house)
    _conferences(house)
    _articles(house)
    _notices(house)
    return house


def _registers(house):
    world, slug = house.world, house.programme.slug
    house.shows("territories", slug=world.commune.slug, verb="rename")
    house.shows("organisations", slug=world.commune_military.slug, verb="rename")
    an = world.person("an")
    house.shows("people", pk=an.pk)
    house.shows("people:end_post", pk=an.posts.get().pk)
    house.shows("programmes", slug=slug, verb="extend")
    part = house.programme.participations.get(body=world.commune_military)
    house.shows("programmes:change_part", slug=slug, verb="leave", pk=part.pk)
    target = indicators.set_target(
        programme=house.programme, indicator=house.catalogue["NM01"], words="2.000", **YEAR, **house.by("binh")
    )
    house.shows("indicators", slug=slug, code="NM01", pk=target.pk)
    house.shows("analytics", slug=slug)
    house.queries["analytics:trace"] = {
        "programme": house.programme.pk,
        "indicator": house.catalogue["NM01"].pk,
        "node": world.province.pk,
        "since": "2026-01-01",
        "until": "2026-02-01",
        "tree": "place",
    }


def _reporting(house):
    drafted = reporting.design_form(
        code="quy", name="Biểu quý", since=date(2026, 1, 1), owner=house.world.province_military, **house.by("binh")
    )
    section = reporting.add_section(version=drafted, name="Số liệu", **house.by("binh"))
    line = reporting.add_line(section=section, indicator=house.catalogue["NM03"], **house.by("binh"))
    deadline = house.calendar.deadlines.first()
    house.shows("reporting", code="quy", number=1, section=section.pk, slug=house.programme.slug, pk=house.regime.pk)
    house.shows("reporting:change_line", pk=line.pk, verb="remove")
    house.shows("reporting:remove_section", pk=section.pk)
    house.shows("reporting:calendar", code=house.calendar.code)
    house.shows("reporting:set_deadline", code=house.calendar.code)
    house.shows("reporting:drop_deadline", pk=deadline.pk)


def _reports(house):
    made = reporting.make_obligations(regime=house.regime, until=date(2026, 12, 1), **house.by("binh"))
    owed = [one for one in made if one.body_id == house.world.commune_military.pk]
    first, second, third = owed[-3:]
    report = submissions.open_report(obligation=first, **house.by("an"))
    stated = [submissions.Statement(indicator="NM01", words="120")]
    submissions.state(submission=report, statements=stated, **house.by("an"))
    submissions.rest_is_zero(submission=report, **house.by("an"))
    report = submissions.submit(submission=report, acknowledged=True, **house.by("anh"))
    submissions.approve(submission=report, **house.by("binh"))
    closing = submissions.close(programme=house.programme, **YEAR, **house.by("binh"))
    begun = submissions.open_report(obligation=second, **house.by("an"))
    submissions.state(submission=begun, statements=stated, **house.by("an"))
    version = house.version
    line = version.sections.first().lines.first()
    text = version.sections.last()
    house.shows("submissions", pk=begun.pk, line=line.pk, section=text.pk)
    for name in ("completeness", "completeness_export", "blank_completeness", "close"):
        house.shows(f"submissions:{name}", pk=house.programme.pk)
    house.shows("submissions:closing", pk=closing.pk)
    release = bulletin.release(closing=closing, decided_on=NOW.date(), **house.by("binh"))
    for name in ("release", "withdraw_release"):
        house.shows(f"bulletin:{name}", pk=release.pk)
    house.shows("submissions:open", pk=third.pk)
    house.shows("submissions:passage", pk=begun.entries.first().pk)
    house.shows("reporting:withdraw", pk=third.pk)


def _plans(house):
    chief = house.by("binh")
    plan = plans.draft_plan(programme=house.programme, title="Kế hoạch năm 2026", reference="", **YEAR, **chief)
    asked = plans.NewTask(
        name="Tuyên truyền", product="Báo cáo", lead=house.world.commune_military, due_on=date(2026, 12, 1)
    )
    task = plans.add_task(plan=plan, task=asked, **chief)
    plans.approve_plan(plan=plan, approved_on=date(2026, 1, 20), reference="07-KH/BCĐ", **chief)
    house.shows("plans", slug=house.programme.slug, pk=plan.pk, number=1, verb="amend")
    for name in ("task", "edit_task", "prove"):
        house.shows(f"plans:{name}", pk=task.pk)
    house.shows("plans:change_task", pk=task.pk, verb="progress")


def _activities(house):
    world = house.world
    result = activities.Result(indicator=house.catalogue["NM03"], words="1,2")
    road = activities.record_activity(
        title="Làm đường bê tông xóm Đình",
        host=world.commune_military,
        co_hosts=[world.province_military],
        since=date(2026, 11, 10),
        until=date(2026, 11, 12),
        programmes=[house.programme],
        places=[world.commune],
        results=[result],
        **house.by("an"),
    )
    picture = activities.add_picture(
        activity=road, content=photograph(), name="duong.jpg", caption="Đường mới", **house.by("an")
    )
    overlap = activities.declare_overlap(
        programmes=(house.programme, _second_programme(house)),
        indicator=house.catalogue["NM03"],
        unit=world.province,
        kind=OverlapKind.NONE,
        decided_by=world.province_military,
        ground="Họp liên ngành",
        **YEAR,
        **house.by("binh"),
    )
    house.shows("activities", pk=road.pk, verb="withdraw", part=picture.pk)
    house.shows("activities:drop", pk=road.pk, verb="picture", part=picture.pk)
    house.shows("activities:answer", pk=road.pk, part=road.co_hosts.get().pk)
    house.shows("activities:withdraw_overlap", pk=overlap.pk)


def _second_programme(house):
    return programmes.sign(
        title="Chương trình phối hợp xây dựng nông thôn mới",
        signed_on=date(2025, 12, 20),
        term_from=date(2026, 1, 1),
        term_until=date(2027, 1, 1),
        parties=[
            programmes.NewParty(body=house.world.province_military, role=Party.Role.LEAD),
            programmes.NewParty(body=house.world.province_party, role=Party.Role.COORDINATING),
        ],
        **house.by("binh"),
    )


def _models(house):
    exemplars.settle_national_fields(programme=house.programme, **house.by("binh"))
    exemplars.issue_default_rubric(programme=house.programme, since=date(2026, 1, 1), **house.by("binh"))
    about = ExemplarField.objects.filter(programme=house.programme).first()
    model = exemplars.register(
        programme=house.programme,
        body=house.world.commune_military,
        field=about,
        place=house.world.commune,
        boxes=exemplars.Boxes(**BOXES),
        registered_on=date(2026, 3, 10),
        started_on=date(2026, 4, 1),
        origin=Origin.NEW,
        **house.by("an"),
    )
    copy = exemplars.replicate(
        model=model, place=house.world.second_commune, by="Xóm bên", on=date(2026, 9, 1), **house.by("an")
    )
    house.shows("exemplars", pk=model.pk, slug=house.programme.slug, gate="effective", verb="stop", part=copy.pk)
    house.shows("exemplars:retire", slug=house.programme.slug, pk=about.pk)
    house.shows("exemplars:settle", slug=house.programme.slug, verb="fields")


def _classes(house):
    course = training.record_course(
        programme=house.programme,
        body=house.world.commune_military,
        place=house.world.commune,
        title="Tập huấn nghiệp vụ dân vận",
        since=date(2026, 5, 4),
        until=date(2026, 5, 8),
        seats=[Seats(Audience.CADRES, 210, 204)],
        **house.by("an"),
    )
    house.shows("training", pk=course.pk)


def _awards(house):
    commendations.settle_usual_forms(programme=house.programme, **house.by("binh"))
    form = AwardForm.objects.filter(programme=house.programme, kind="merit").get()
    waiting, given = (_proposal(house, form, subject) for subject in ("commune_military", "second_commune_military"))
    votes = Votes(members=9, present=8, in_favour=8)
    commendations.examine(
        proposal=given, council="Hội đồng", met_on=date(2026, 11, 10), votes=votes, **house.by("binh")
    )
    commendations.submit(proposal=given, **house.by("binh"))
    signing = commendations.Signing(
        subject="Về việc khen thưởng",
        place="Thái Nguyên",
        signed_on=date(2026, 11, 20),
        signatory="Nguyễn Văn Hùng",
        office="Chỉ huy trưởng",
        layout="state",
    )
    decision = commendations.decide(proposals=[given], signing=signing, **house.by("binh"))
    house.shows("commendations", pk=waiting.pk, slug=house.programme.slug, verb="withdraw", part=0)
    for name in ("decision", "confer", "certificates"):
        house.shows(f"commendations:{name}", pk=decision.pk)
    house.shows("commendations:paper", pk=decision.pk, kind="docx")
    house.shows("commendations:retire_form", slug=house.programme.slug, pk=form.pk)


def _proposal(house, form, subject):
    terms = commendations.Terms(
        form=form,
        authority=house.world.province_military,
        category=Category.MERIT,
        subject_kind=Subject.COLLECTIVE,
        collective=getattr(house.world, subject),
        achievement="Thành tích xây dựng nông thôn mới",
        report="Làm 1,2 km đường.",
        achieved_since=date(2026, 1, 1),
        achieved_until=date(2026, 11, 1),
    )
    body = house.world.commune_military
    return commendations.propose(
        programme=house.programme, body=body, proposed_on=date(2026, 11, 2), terms=terms, **house.by("an")
    )


def _notes(house):
    told = liaison.Told(
        subject="Sạt lở", account="Sạt lở.", assessment="Ổn định.", proposals="Không.",
        recipients=[house.world.province_military],
    )  # fmt: skip
    urgent = {"programme": house.programme, "body": house.world.commune_military, "kind": NoteKind.URGENT, "told": told}
    sent, draft = (liaison.draft(**urgent, **house.by("an")) for _number in range(2))
    for note in (sent, draft):
        file = liaison.attach(note=note, content="Danh mục".encode(), name="danh-muc.txt", **house.by("an"))
    liaison.send(note=sent, **house.by("anh"))
    regime = liaison.settle_regime(
        programme=house.programme, kind=NoteKind.MONTHLY, days=5, since=date(2026, 11, 1), **house.by("binh")
    )
    house.shows("liaison", pk=sent.pk, slug=house.programme.slug, layout="state", kind="docx")
    house.shows("liaison:stop", slug=house.programme.slug, pk=regime.pk)
    for name in ("edit", "discard", "attach", "send", "file", "drop_file"):
        house.shows(f"liaison:{name}", pk=draft.pk, part=file.pk)


def _reviews(house):
    house.queries["reviews:draft"] = {"programme": house.programme.slug}
    plan = ReviewPlan(programme=house.programme, since=date(2026, 7, 1), until=date(2026, 10, 1))
    review = reviews.draft_review(plan=plan, **house.by("binh"))
    house.shows(
        "reviews",
        pk=review.pk, number=1, code=review.figures.first().code, way="down", layout="state", kind="docx",
        slug=house.programme.slug,
    )  # fmt: skip


def _conferences(house):
    said = reviews.NewConference(
        kind=ConferenceKind.FINAL,
        title="Hội nghị tổng kết năm 2026",
        venue="Hội trường",
        begins_at=datetime(2026, 12, 15, 8, tzinfo=ZONE),
        ends_at=datetime(2026, 12, 15, 11, tzinfo=ZONE),
        chairs=[house.world.province_military],
        signatory="Nông Văn Hùng",
        office="Phó Chính ủy",
    )
    conference = reviews.plan_conference(programme=house.programme, said=said, **house.by("binh"))
    reviews.invite(conference=conference, rows=[Invited(house.world.commune_military, 2)], **house.by("binh"))
    clauses = [Clause("Tiếp tục thực hiện chương trình.", lead=house.world.commune_military)]
    reviews.set_conclusions(conference=conference, clauses=clauses, **house.by("binh"))
    conference = reviews.send_invitations(conference=conference, **house.by("binh"))
    for name in (
        *("conference", "edit_conference", "agenda", "invite", "send", "call_off", "attendance", "attendance_export"),
        *("hand_in", "minutes", "conclusions", "conclusions_export", "conclude"),
    ):
        house.shows(f"reviews:{name}", pk=conference.pk)
    house.shows("reviews:answer", pk=conference.pk, number=conference.invitations.get().pk)
    for name in ("conference_paper", "withdraw_paper", "give_task"):
        house.shows(f"reviews:{name}", pk=conference.pk, number=1)
    house.shows("reviews:written", pk=conference.pk, name="invitation", layout="state", kind="docx")


def _articles(house):
    section = bulletin.make_section(slug="tin-hoat-dong", name="Tin hoạt động", **house.by(""))
    wording = bulletin.Wording(title="Đường hoa", summary="Hoàn thành.", text="Đổ bê tông.", source="", author="Ma An")
    article = bulletin.write(
        body=house.world.commune_military,
        section=section,
        wording=wording,
        programme=house.programme,
        **house.by("an"),
    )
    picture = bulletin.add_picture(
        article=article, content=photograph(), name="hoa.jpg", caption="Đường hoa", **house.by("an")
    )
    bulletin.hand_in(article=article, **house.by("an"))
    article = bulletin.publish(article=article, **house.by("anh"))
    letter = bulletin.receive(
        article=article, name="Bạn đọc", email="ban.doc@example.org", text="Hay.", actor=READER, at=NOW
    )
    house.shows(
        "bulletin", pk=article.pk, slug=article.slug, part=picture.pk, verb="withdraw", year=2026, month=11, day=25
    )
    for name in ("answer", "set_aside", "hide"):
        house.shows(f"bulletin:{name}", pk=letter.pk)
    for name in ("section", "section_feed", "edit_section"):
        house.shows(f"bulletin:{name}", slug=section.slug)


def _notices(house):
    reminder = notices.Reminder(
        recipient=house.world.person("an"), kind="house", subject="Nhắc việc", url="/notices/", key="house:1"
    )
    [notice] = notices.remind(reminders=[reminder], **house.by(""))
    house.shows("notices", pk=notice.pk)


def photograph():
    """A small picture."""
    made = io.BytesIO()
    Image.new("RGB", (320, 200), "#1d6b52").save(made, format="JPEG")
    return made.getvalue()
