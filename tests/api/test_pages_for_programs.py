"""What pages write, programs write: whole pieces of work done through the interface alone."""

import io
from base64 import b64encode
from datetime import UTC, datetime

import pytest
import time_machine
from PIL import Image

from phoihop.access.checks import SYSTEM
from phoihop.access.roles import Role
from phoihop.documents.models import Upload
from phoihop.people import services as people
from tests.api.conftest import Program
from tests.cast import BEGINNING, PASSWORD, SINCE

MAY, VISIT, JUNE, JULY, AUTUMN = (datetime(2026, month, day, 2, tzinfo=UTC) for month, day in
                                  ((5, 4), (6, 10), (6, 20), (7, 20), (11, 25)))  # fmt: skip


def photograph(colour="#1d6b52"):
    made = io.BytesIO()
    Image.new("RGB", (640, 400), colour).save(made, format="JPEG")
    return made.getvalue()


def file(name, content):
    """A file as a form sends it."""
    made = io.BytesIO(content)
    made.name = name
    return made


@pytest.fixture
def move():
    with time_machine.travel(MAY, tick=False) as traveller:
        yield traveller.move_to


def done(answer):
    """What a verb answered, which is to have been done."""
    assert answer.status_code < 300, answer.content.decode()
    return answer.json() if answer.content else None


@pytest.fixture
def by_hoa(world):
    """A program of whoever approves at the Party commission of the province."""
    row = people.NewPerson(
        username="hoa", full_name="Nông Thị Hoa", body=world.province_party, roles=(Role.APPROVER,), since=SINCE
    )
    people.add_people(rows=[row], password=PASSWORD, actor=SYSTEM, at=BEGINNING)
    return Program(world.person("hoa"))


@pytest.fixture
def visited(by_binh, programme, world, move):
    """An inspection of the commune with a checklist, answered, with a finding and a request."""
    points = {"name": "Đề cương", "points": [{"requirement": "Báo cáo đúng hạn"}], "since": "2026-01-01"}
    checklist = done(by_binh.send("POST", f"/programmes/{programme.slug}/checklists", points))
    plan = done(by_binh.send("POST", f"/programmes/{programme.slug}/inspection-plans", {"year": 2026}))
    said = {
        "title": "Kiểm tra việc thực hiện chương trình", "body": world.commune_military.slug,
        "place": world.commune.slug, "since": "2026-06-10", "until": "2026-06-12",
        "head": world.province_military.slug, "others": [world.province_party.slug], "office": "Phó Chính ủy",
        "plan": plan["id"], "checklist": checklist["id"],
    }  # fmt: skip
    made = done(by_binh.send("POST", f"/programmes/{programme.slug}/inspections", said))
    done(by_binh.send("POST", f"/inspection-plans/{plan['id']}/approve"))
    move(VISIT)
    path, [point] = f"/inspections/{made['id']}", checklist["points"]
    answers = {"answers": {str(point["id"]): {"verdict": "partly", "remark": "Quý I chậm 3 ngày"}}}
    done(by_binh.send("PATCH", f"{path}/answers", answers))
    told = {"kind": "shortcoming", "text": "Báo cáo quý I chậm.", "point": point["id"]}
    finding = done(by_binh.send("POST", f"{path}/findings", told))
    asked = {"text": "Khắc phục việc báo cáo chậm.", "body": world.commune_military.slug, "due_on": "2026-07-15",
             "finding": finding["id"]}  # fmt: skip
    request = done(by_binh.send("POST", f"{path}/requests", asked))
    return {"path": path, "finding": finding["id"], "request": f"/inspection-requests/{request['id']}"}


def test_an_inspection_goes_from_its_plan_to_the_remedy(by_binh, by_an, visited, move):
    path, request = visited["path"], visited["request"]
    hidden = by_an.read(path).json()["findings"]
    done(by_binh.send("POST", f"{path}/hand-over"))
    done(by_an.send("POST", f"/findings/{visited['finding']}/replies", {"text": "Do mất điện."}))
    move(JUNE)
    signing = {"assessment": "Cơ bản tốt.", "signed_on": "2026-06-20", "issued_from": "Thái Nguyên",
               "signatory": "Nông Văn Hùng", "office": "Chính ủy"}  # fmt: skip
    conclusion = done(by_binh.send("POST", f"{path}/conclude", signing))
    move(JULY)
    evidence = [
        {"label": f"Ảnh {number}", "name": f"anh-{number}.jpg", "content": b64encode(photograph()).decode()}
        for number in (1, 2)
    ]
    done(by_an.send("POST", f"{request}/remedies", {"statement": "Đã báo cáo đúng hạn.", "evidence": evidence}))
    done(by_binh.send("POST", f"{request}/verify", {"verified": True, "reason": "Đủ minh chứng."}))
    closed = done(by_binh.send("POST", f"{path}/close"))
    read = by_an.read(request).json()

    assert (hidden, bool(conclusion["number"]), closed["state"]) == ([], True, "closed")
    assert (read["stage"], [one["label"] for one in read["remedies"][0]["evidence"]]) == (
        "verified",
        ["Ảnh 1", "Ảnh 2"],
    )


def test_several_files_come_at_once_all_or_none(by_binh, visited):
    path, before = f"/api/v1/findings/{visited['finding']}/evidence", Upload.objects.count()

    def files(*contents):
        sent = [file(f"anh-{number}.jpg", content) for number, content in enumerate(contents)]
        return by_binh.post(path, {"label": "Hiện trường", "files": sent})

    refused = files(photograph(), b"MZ\x90 no picture")
    counted = Upload.objects.count()
    kept = files(photograph(), photograph("#aa3333"))

    assert (refused.status_code, counted) == (422, before)
    assert (kept.status_code, len(kept.json()), Upload.objects.count()) == (201, 2, before + 2)


def test_whoever_may_not_see_a_thing_does_not_find_it(by_an, visited):
    """The commune does not read findings before they are handed over, and has no part in writing them."""
    told = {"kind": "strength", "text": "Không có tồn tại."}

    statuses = [
        by_an.send("PUT", f"/findings/{visited['finding']}", told).status_code,
        by_an.send("POST", f"{visited['path']}/findings", told).status_code,
    ]

    assert statuses == [404, 403]


def test_a_conference_is_held_and_concludes(by_binh, by_an, programme, world, move):
    said = {
        "kind": "interim", "title": "Hội nghị sơ kết", "venue": "Hội trường", "begins_at": "2026-07-15T01:00:00Z",
        "ends_at": "2026-07-15T04:30:00Z", "chairs": [world.province_military.slug], "place": world.province.slug,
        "issuer": world.province_military.slug, "issued_from": "Thái Nguyên", "signatory": "Nông Văn Hùng",
        "office": "Chính ủy",
    }  # fmt: skip
    made = done(by_binh.send("POST", f"/programmes/{programme.slug}/conferences", said))
    path, commune = f"/conferences/{made['id']}", world.commune_military.slug
    done(by_binh.send("PUT", f"{path}/agenda", {"lines": [{"subject": "Báo cáo trung tâm", "starts": "08:00"}]}))
    [invitation] = done(by_binh.send("PUT", f"{path}/invitations", {"rows": [{"body": commune, "invited": 2}]}))
    done(by_binh.send("POST", f"{path}/invitations/send"))
    done(by_an.send("POST", f"/invitations/{invitation['id']}/answer", {"answer": "coming"}))
    move(JULY)
    done(by_binh.send("PUT", f"{path}/attendance", {"rows": [{"body": commune, "present": 2}]}))
    clauses = [{"text": "Nhân rộng mô hình.", "lead": commune, "due_on": "2026-09-30"}]
    [clause] = done(by_binh.send("PUT", f"{path}/conclusions", {"clauses": clauses}))
    done(by_binh.send("POST", f"{path}/conclude"))
    task = {"name": "Nhân rộng mô hình", "lead": commune, "due_on": "2026-09-30"}
    given = done(by_binh.send("POST", f"/conclusions/{clause['id']}/tasks", task))
    read = by_an.read(path).json()

    assert (read["invitations"][0]["answer"], read["invitations"][0]["present"]) == ("coming", 2)
    assert [one["id"] for one in read["conclusions"][0]["tasks"]] == [given["id"]]


def test_a_review_is_drafted_and_written(by_binh, programme, move):
    move(AUTUMN)
    plan = {"programme": programme.slug, "since": "2026-01-01", "until": "2026-07-01"}
    review = done(by_binh.send("POST", "/reviews", plan))
    passage = next(one for one in review["passages"] if one["kind"] == "paragraph")
    path, words = f"/passages/{passage['id']}", {"text": "Nhân dân đồng tình.", "seen_stamp": passage["stamp"]}

    answers = [by_binh.send("PUT", path, words | {"text": text}) for text in ("Một.", "Hai.")]
    added = {"kind": "paragraph", "after": passage["id"], "text": "Đề nghị biểu dương."}
    done(by_binh.send("POST", f"/reviews/{review['id']}/passages", added))

    assert [one.status_code for one in answers] == [200, 409]
    assert "Đề nghị biểu dương." in [one["text"] for one in by_binh.read(f"/reviews/{review['id']}").json()["passages"]]


def test_a_note_is_written_sent_read_and_answered(by_binh, by_hoa, programme, world, move):
    move(AUTUMN)
    told = {"programme": programme.slug, "body": world.province_military.slug, "kind": "urgent",
            "subject": "Sạt lở tại xã Đại Từ", "account": "Sạt lở taluy.", "assessment": "Nguy cơ sạt lở tiếp.",
            "proposals": "Phối hợp di dời.", "recipients": [world.province_party.slug]}  # fmt: skip
    note = done(by_binh.send("POST", "/notes", told))
    path = f"/notes/{note['id']}"
    attached = by_binh.post(f"/api/v1{path}/files", {"files": [file("sat-lo.jpg", photograph())]})
    unseen = by_hoa.read(path).status_code
    done(by_binh.send("POST", f"{path}/send", {"numbered": False}))
    done(by_hoa.send("POST", f"{path}/answer", {"text": "Đã cử lực lượng."}))

    assert (attached.status_code, unseen) == (201, 404)
    assert [one["answer"] for one in by_binh.read(path).json()["recipients"]] == ["Đã cử lực lượng."]


def test_an_article_is_written_pictured_and_published(by_an, by_anh, programme, world, move, giang):
    move(AUTUMN)
    done(Program(giang).send("POST", "/news-sections", {"slug": "tin", "name": "Tin hoạt động"}))
    told = {"body": world.commune_military.slug, "section": "tin", "title": "Khánh thành đường hoa",
            "summary": "Quân và dân hoàn thành tuyến đường.", "text": "Sáng 21/11…"}  # fmt: skip
    article = done(by_an.send("POST", "/articles", told))
    path = f"/articles/{article['slug']}"
    files = [file("duong-hoa.jpg", photograph())]
    done(by_an.post(f"/api/v1{path}/pictures", {"caption": "Đường hoa", "files": files}))
    done(by_an.send("POST", f"{path}/hand-in"))
    done(by_anh.send("POST", f"{path}/publish"))

    read = by_an.read(path).json()
    assert (read["status"], [one["caption"] for one in read["pictures"]]) == ("published", ["Đường hoa"])


def test_only_what_is_sent_changes(by_binh, programme):
    answer = by_binh.send("PATCH", f"/programmes/{programme.slug}", {"title_en": "Mass mobilisation"})

    assert (answer.status_code, answer.json()["title_en"], answer.json()["title"]) == (
        200,
        "Mass mobilisation",
        programme.title,
    )
