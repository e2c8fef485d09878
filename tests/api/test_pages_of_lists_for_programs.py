"""Every list of the interface, with something in it: what it shows, how much it asks of the database, and to whom."""

import re

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from phoihop.config.api import described
from phoihop.people.models import Post
from tests.api.conftest import Program
from tests.house.furnishing import _house_of_the_module, house  # noqa: F401 - fixtures of these tests

PATHS = [path.removeprefix("/api/v1") for path, methods in described()["paths"].items() if "get" in methods]
LISTS = [path for path in PATHS if "{" not in path and not path.startswith(("/me", "/figures"))]
# Registers that everybody reads who signs in.
REGISTERS = {
    "/places", "/organisations", "/indicators", "/indicator-groups", "/forms", "/calendars", "/news-sections",
}  # fmt: skip
# Of these the small world holds none.
EMPTY = {"/feedback"}
MOST_QUERIES = 16


def read(program, path):
    """The rows of a list, and how many questions it asked."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        answer = program.read(path)
    assert answer.status_code == 200, (path, answer.content)
    return answer.json()["results"], len(asked)


def add_what_lacks(program, house):  # noqa: F811
    """What the furnished world has none of, made by the program itself."""
    of, own = f"/programmes/{house.programme.slug}", house.world.province_military.slug
    day = "2026-11-01"
    regulation = {"title": "Quy chế phối hợp", "signed_on": day, "since": day}
    seat = {"title": "Trưởng ban", "body": own, "office": "Chính ủy", "since": day}
    checklist = {"name": "Đề cương", "points": [{"requirement": "Báo cáo đúng hạn"}], "since": day}
    for path, told in ((f"{of}/regulations", regulation), (f"{of}/seats", seat), (f"{of}/checklists", checklist)):
        assert program.send("POST", path, told).status_code == 201
    field = program.read(f"{of}/exemplar-fields").json()["results"][0]["id"]
    count = {"programme": house.programme.slug, "body": own, "field": field, "on": day, "number": 3}
    assert program.send("PUT", "/individual-counts", count).status_code == 200


def test_every_list_shows_what_there_is_and_asks_little(house):  # noqa: F811
    program = Program(house.world.person("binh"))
    add_what_lacks(program, house)
    found = {path: read(program, path) for path in LISTS}
    within = [path.format(programme=house.programme.slug) for path in PATHS if re.search(r"^/\w+/{programme}/", path)]
    found |= {path: read(program, path) for path in within}

    assert {path for path, (rows, _asked) in found.items() if not rows} <= EMPTY
    assert {path: asked for path, (_rows, asked) in found.items() if asked > MOST_QUERIES} == {}


def test_every_thing_in_a_list_is_read_by_itself(house):  # noqa: F811
    program = Program(house.world.person("binh"))
    unread = {}
    for path in LISTS:
        [detail] = [one for one in PATHS if re.fullmatch(rf"{path}/{{\w+}}", one)] or [""]
        rows, _asked = read(program, path)
        if detail and rows:
            name = next(one for one in ("slug", "code", "username", "id") if one in rows[0])
            answer = program.read(re.sub(r"{\w+}", str(rows[0][name]), detail))
            unread |= {} if answer.status_code == 200 else {detail: answer.content}

    assert unread == {}


def test_whoever_has_no_part_sees_nothing(house):  # noqa: F811
    dung = house.world.person("dung")
    Post.objects.filter(person=dung).delete()
    program = Program(dung)

    assert [path for path in LISTS if path not in REGISTERS and read(program, path)[0]] == []
