"""What bodies keep and write beside: models, classes, awards, notes, reviews, inspections, articles."""

from datetime import date, datetime

from phoihop.bulletin import services as bulletin
from phoihop.bulletin.readers import READER
from phoihop.commendations import services as commendations
from phoihop.commendations.models import AwardForm
from phoihop.commendations.rules import Category, Subject, Votes
from phoihop.exemplars import services as exemplars
from phoihop.exemplars.models import Exemplar, ExemplarField, rubric_in_force
from phoihop.exemplars.rules import Gate, Mark, Origin
from phoihop.inspections import services as inspections
from phoihop.inspections.rules import Kind as FindingKind
from phoihop.liaison import services as liaison
from phoihop.liaison.rules import Kind as NoteKind
from phoihop.notices import services as notices
from phoihop.reviews import services as reviews
from phoihop.reviews.beginning import Plan as ReviewPlan
from phoihop.reviews.rules.conferences import Clause, ConferenceKind, Invited
from phoihop.training import services as training
from phoihop.training.rules import Audience, Seats
from tests.house.house import NOW, ZONE, photograph

BOXES = dict.fromkeys(
    ("name", "situation", "aim", "content", "reach", "forces", "resources", "products", "durability"),
    "Loa phát thanh xóm.",
)


def models_of(house):
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
    of_body = {"programme": house.programme, "body": house.world.commune_military, "field": about}
    exemplars.count_individuals(**of_body, on=date(2026, 3, 1), number=15, **house.by("an"))
    _worth_copying(house, about)
    house.shows("exemplars:retire", slug=house.programme.slug, pk=about.pk)
    house.shows("exemplars:settle", slug=house.programme.slug, verb="fields")


def _worth_copying(house, about):
    """A model that everybody may read about."""
    model = exemplars.register(
        programme=house.programme,
        body=house.world.commune_military,
        field=about,
        place=house.world.commune,
        boxes=exemplars.Boxes(**BOXES | {"name": "Đường hoa xóm Giữa"}),
        registered_on=date(2026, 3, 10),
        started_on=date(2026, 4, 1),
        origin=Origin.NEW,
        **house.by("an"),
    )
    criteria = rubric_in_force(house.programme, NOW.date()).criteria.all()
    full = {each.pk: Mark(each.most, satisfied=True, evidence="Sổ theo dõi") for each in criteria}
    council = {"council": "Hội đồng", "members": 9, "present": 9, "on": date(2026, 11, 1)}
    exemplars.evaluate(exemplar=model, marks=full, **council, **house.by("binh"))
    for gate in (Gate.EFFECTIVE, Gate.RECOGNISED):
        model = exemplars.pass_gate(exemplar=model, gate=gate, on=date(2026, 11, 2), **house.by("binh"))
    exemplars.publish(exemplar=model, summary="Đường hoa do xóm chăm sóc.", **house.by("binh"))
    house.shows("exemplars:public_detail", pk=model.pk)


def classes_of(house):
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


def awards_of(house):
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
    model = Exemplar.objects.earliest("pk")
    evidence = commendations.add_evidence(proposal=waiting, exemplar=model, **house.by("an"))
    house.shows("commendations", pk=waiting.pk, slug=house.programme.slug, verb="withdraw", part=evidence.pk)
    for name in ("decision", "confer", "certificates"):
        house.shows(f"commendations:{name}", pk=decision.pk)
    house.shows("commendations:paper", pk=decision.pk, kind="docx")
    house.shows("commendations:dossier", pk=waiting.pk, name="report", layout="state", kind="docx")
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


def notes_of(house):
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


def reviews_of(house):
    house.queries["reviews:draft"] = {"programme": house.programme.slug}
    plan = ReviewPlan(programme=house.programme, since=date(2026, 7, 1), until=date(2026, 10, 1))
    review = reviews.draft_review(plan=plan, **house.by("binh"))
    house.shows(
        "reviews",
        pk=review.pk, number=review.passages.first().pk, code=review.figures.first().code, way="down",
        layout="state", kind="docx", slug=house.programme.slug,
    )  # fmt: skip


def inspections_of(house):
    world = house.world
    said = inspections.Planned(
        title="Kiểm tra tại xã Đại Từ",
        body=world.commune_military,
        place=world.commune,
        since=date(2026, 11, 20),
        until=date(2026, 11, 21),
        head=world.province_military,
        office="Phó Chính ủy",
        plan=inspections.draft_plan(programme=house.programme, year=2026, **house.by("binh")),
    )
    made = inspections.plan_inspection(programme=house.programme, said=said, **house.by("binh"))
    finding = inspections.add_finding(
        inspection=made, kind=FindingKind.SHORTCOMING, text="Báo cáo chậm.", **house.by("binh")
    )
    facts = {"text": "Gửi đúng hạn.", "body": world.commune_military, "due_on": date(2026, 12, 31)}
    request = inspections.draft_request(inspection=made, **facts, **house.by("binh"))
    file = {"content": photograph(), "name": "so.jpg"}
    evidence = inspections.attach_evidence(finding=finding, label="Sổ", **file, **house.by("binh"))
    made = inspections.hand_over(inspection=made, **house.by("binh"))
    signing = inspections.Signing(
        assessment="Tốt.", signed_on=NOW.date(), issued_from="Thái Nguyên", signatory="Nông Văn Hùng", office="Chính ủy"
    )
    inspections.conclude(inspection=made, signing=signing, **house.by("binh"))
    house.shows("inspections", pk=made.pk, slug=house.programme.slug, layout="state", kind="pdf")
    house.shows("inspections:approve_plan", pk=said.plan.pk)
    for name in ("request", "edit_request", "drop_request", "remedy", "extend", "verify"):
        house.shows(f"inspections:{name}", pk=request.pk)
    for name in ("edit_finding", "drop_finding", "reply", "attach"):
        house.shows(f"inspections:{name}", pk=finding.pk)
    for name in ("evidence", "drop_evidence"):
        house.shows(f"inspections:{name}", pk=evidence.pk)


def conferences_of(house):
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
    house.shows("commendations:announce", pk=conference.pk)
    house.shows("api:room", room="reviews")
    house.shows("reviews:answer", pk=conference.pk, number=conference.invitations.get().pk)
    house.shows("reviews:give_task", pk=conference.pk, number=conference.conclusions.get().pk)
    paper = reviews.hand_in_paper(
        conference=conference,
        body=house.world.commune_military,
        title="Tham luận",
        content="Tham luận.".encode(),
        name="tham-luan.txt",
        **house.by("anh"),
    )
    for name in ("conference_paper", "withdraw_paper"):
        house.shows(f"reviews:{name}", pk=conference.pk, number=paper.pk)
    house.shows("reviews:written", pk=conference.pk, name="invitation", layout="state", kind="docx")


def articles_of(house):
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


def notices_of(house):
    reminder = notices.Reminder(
        recipient=house.world.person("an"), kind="house", subject="Nhắc việc", url="/notices/", key="house:1"
    )
    [notice] = notices.remind(reminders=[reminder], **house.by(""))
    house.shows("notices", pk=notice.pk)
