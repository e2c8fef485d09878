"""The persons of the story: a small named cast, and one account for each local body."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.demo.bodies import FIRST, MERGERS
from phoihop.organisations.models import Body, Line
from phoihop.people import services as people
from phoihop.people.models import Person

PASSWORD = "phoihop-2026"  # noqa: S105 - printed for whoever tries the demonstration

WRITER, SIGNER = (Role.REPORTER,), (Role.REPORTER, Role.APPROVER)
HEAD = (Role.APPROVER, Role.COORDINATOR, Role.LEADER)

# Name to sign in with, full name, body, roles, office, since.
CAST: Sequence[tuple[str, str, str, tuple[Role, ...], str, date]] = (
    ("binh", "Hoàng Văn Bình", "chqs-thai-nguyen", HEAD, "Trợ lý dân vận", FIRST),
    ("chi", "Nguyễn Thị Chi", "ban-dan-van-thai-nguyen", HEAD, "Phó Trưởng ban", FIRST),
    ("dung", "Lý Quốc Dũng", "chqs-cao-bang", HEAD, "Trợ lý dân vận", FIRST),
    ("giang", "Đỗ Hương Giang", "ban-dan-van-thai-nguyen", (Role.STEWARD,), "Quản trị hệ thống", FIRST),
    ("hai", "Trần Thanh Hải", "cuc-chinh-tri-quan-khu-1", HEAD, "Trưởng phòng Dân vận", FIRST),
    ("kim", "Phạm Ngọc Kim", "quan-khu-1", (Role.LEADER,), "Phó Chính ủy", FIRST),
)


def add_cast(an_body: Body, at: datetime) -> dict[str, Person]:
    """The named cast; An writes and Anh signs for `an_body`. Returned by the name they sign in with."""
    bodies = {body.slug: body for body in Body.objects.filter(slug__in={row[2] for row in CAST})}
    rows = [
        people.NewPerson(username=name, full_name=full, body=bodies[slug], roles=roles, since=since, office=office)
        for name, full, slug, roles, office, since in CAST
    ]
    rows += [
        people.NewPerson(
            username="an", full_name="Ma Văn An", body=an_body, roles=WRITER, since=MERGERS, office="Nhân viên"
        ),
        people.NewPerson(
            username="anh",
            full_name="Lường Thị Anh",
            body=an_body,
            roles=(Role.APPROVER,),
            since=MERGERS,
            office="Chỉ huy trưởng",
        ),
    ]
    added = people.add_people(rows=rows, password=PASSWORD, actor=SYSTEM, at=at)
    return {person.username: person for person in added}


def add_accounts(
    bodies: Iterable[Body], since: date, at: datetime, roles: tuple[Role, ...] = SIGNER
) -> dict[int, Person]:
    """One account for each body, who writes and signs for it; by the body's identifier."""
    bodies = list(bodies)
    rows = [
        people.NewPerson(
            username=_username(body), full_name=f"Cán bộ {body.name}"[:120], body=body, roles=roles, since=since
        )
        for body in bodies
    ]
    added = people.add_people(rows=rows, password=PASSWORD, actor=SYSTEM, at=at)
    return {body.pk: person for body, person in zip(bodies, added, strict=True)}


def _username(body: Body) -> str:
    line = "qs" if body.line == Line.MILITARY else "dv"
    return f"{line}.{body.slug.partition('-commune-')[2] or body.slug.partition('-district-')[2] or body.slug}"[:60]
