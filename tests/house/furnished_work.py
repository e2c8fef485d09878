"""What a programme asks and what is done: registers, forms, reports, plans, activities."""

from datetime import date, timedelta

from phoihop.access.roles import Permission
from phoihop.activities import services as activities
from phoihop.activities.rules import OverlapKind
from phoihop.bulletin import services as bulletin
from phoihop.documents import services as documents
from phoihop.documents.sheets import Column, write_sheet
from phoihop.indicators import services as indicators
from phoihop.people import services as people
from phoihop.people.rules import Scope
from phoihop.plans import services as plans
from phoihop.programmes import services as programmes
from phoihop.programmes.models import Party
from phoihop.reporting import services as reporting
from phoihop.reporting.models import Obligation
from phoihop.submissions import services as submissions
from phoihop.submissions.rules.tables import Plan
from phoihop.submissions.workbooks.blank_book import write_blanks
from phoihop.submissions.workbooks.blanks import blanks
from tests.house.house import NOW, YEAR, photograph


def registers_of(house):
    world, slug = house.world, house.programme.slug
    house.shows("territories", slug=world.commune.slug, verb="rename")
    house.shows("organisations", slug=world.commune_military.slug, verb="rename")
    an = world.person("an")
    house.shows("people", pk=an.pk)
    week = {"scope": Scope.READ, "expires_at": NOW + timedelta(days=7)}
    token = people.make_token(person=an, name="Bảng tính", **week, **house.by("an")).token
    house.shows("people:revoke_token", pk=token.pk)
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


def reporting_of(house):
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


def reports_of(house):
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
    _from_elsewhere(house, begun)
    house.shows("reporting:withdraw", pk=third.pk)


def _from_elsewhere(house, begun):
    """A figure out of a pasted text, one that an activity offers, and a workbook that was handed in."""
    passage = submissions.Accepted(indicator="TT01", words="300", span=(15, 18))
    told = {"text": "Tuyên truyền cho 300 người.", "document": "bao-cao.docx", "passages": [passage]}
    submissions.accept_passages(submission=begun, **told, **house.by("an"))
    house.shows("submissions:passage", pk=begun.entries.get(indicator__code="TT01").pk)
    house.posts["submissions:accept"] = {"proposal": f"{house.catalogue['NM03'].pk}-0"}
    owed = Obligation.objects.for_listing().filter(pk=begun.obligation_id)
    book = {"content": write_blanks(blanks(owed)), "name": "bao-cao.xlsx"}
    right = {"permission": Permission.SUBMISSION_EDIT, "thing": begun}
    upload = documents.keep(**book, **right, **house.by("an"))
    for name in ("workbook_preview", "workbook_corrected"):
        house.shows(f"submissions:{name}", pk=upload.pk)
    heads = ["Chỉ tiêu", "Số liệu"]
    columns = [Column(name=head, title=head) for head in heads]
    book = {"content": write_sheet("Sổ theo dõi", columns, [("Tuyên truyền", "250")]), "name": "so.xlsx"}
    own = documents.keep(**book, **right, **house.by("an"))
    plan = Plan(head=1, first=2, columns={0: "name", 1: "value"}, labels={"tuyen truyen": "TT01"})
    submissions.remember_table(obligation=begun.obligation, heads=heads, plan=plan, **house.by("an"))
    for name in ("table", "table_rows", "table_preview", "table_corrected"):
        house.shows(f"submissions:{name}", pk=own.pk)


def plans_of(house):
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


def activities_of(house):
    world = house.world
    result = activities.Result(indicator=house.catalogue["NM03"], words="1,2")
    road = activities.record_activity(
        title="Làm đường bê tông xóm Đình",
        host=world.commune_military,
        co_hosts=[world.province_military],
        since=date(2026, 10, 10),
        until=date(2026, 10, 12),
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
