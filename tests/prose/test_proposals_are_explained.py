"""What stands beside each proposal: rule, role, per what, of how many, what is counted, period, body, indicators."""

import io
import json
import subprocess
import sys

import pytest

from phoihop.prose import Catalogue, read
from phoihop.prose.__main__ import main

TEXT = (
    "Năm 2023, Bộ CHQS tỉnh Lào Cai đã tổ chức hơn 320 buổi tuyên truyền; trao 20 suất quà, mỗi suất 500.000 đồng; "
    "11/11 xã hoàn thành; phấn đấu năm 2024 giúp ít nhất 5 hộ thoát nghèo."
)


@pytest.fixture
def figures():
    return {figure.span: figure for figure in read(TEXT).figures}


def test_the_rule_that_read_it_is_named(figures):
    assert figures["hơn 320 buổi"].rule == "digits + unit list"


def test_period_and_body_are_those_named_last_before(figures):
    assert (figures["hơn 320 buổi"].period, figures["hơn 320 buổi"].org) == ("Năm 2023", "Bộ CHQS tỉnh Lào Cai")


def test_what_is_counted_is_told(figures):
    assert figures["hơn 320 buổi"].what == "buổi tuyên truyền"


def test_a_rate_tells_per_what(figures):
    assert (figures["500.000 đồng"].role, figures["500.000 đồng"].per) == ("rate", "suất")


def test_a_part_tells_of_how_many(figures):
    assert (figures["11/11 xã"].low, figures["11/11 xã"].of) == (11, 11)


def test_a_target_is_no_result(figures):
    assert (figures["ít nhất 5 hộ"].role, figures["ít nhất 5 hộ"].low, figures["ít nhất 5 hộ"].high) == (
        "target",
        5,
        None,
    )


def test_indicators_come_with_falling_confidence(figures):
    sure = [match.confidence for match in figures["hơn 320 buổi"].indicators]
    assert figures["hơn 320 buổi"].indicator == "TT02"
    assert sure == sorted(sure, reverse=True)
    assert len(sure) <= 3


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("So với năm trước tăng 12 mô hình và giảm 3 vụ việc.", ["delta", "delta"]),
        ("Hiện có 502 câu lạc bộ hoạt động.", ["state"]),
        ("Toàn tỉnh có 90 mô hình, trong đó 60 mô hình của tập thể.", ["result", "part"]),
        ("Tổng kinh phí là 2 tỷ đồng.", ["total"]),
        ("Tỷ lệ từ 45% xuống còn 20%.", ["from", "to"]),
        ("Phấn đấu đến năm 2026 có 100% xã đạt chuẩn.", ["target"]),
        ("Hỗ trợ 70 triệu đồng/căn.", ["rate"]),
    ],
)
def test_roles(text, roles):
    assert [figure.role for figure in read(text).figures] == roles


def test_a_caller_brings_its_own_catalogue():
    own = Catalogue.of([("X1", "Số cây xanh đã trồng", "cây"), ("X2", "Số giếng nước đã khoan", "giếng")])
    figures = read("Trồng 500 cây xanh, khoan 4 giếng.", own).figures
    assert [figure.indicators[0].code for figure in figures] == ["X1", "X2"]


def test_the_catalogue_may_be_plain_rows():
    figures = read("Trồng 500 cây xanh.", [("X1", "Số cây xanh đã trồng", "cây")]).figures
    assert figures[0].indicator == "X1"


def test_a_unit_left_out_is_implied():
    figures = read("Đã xây 56 nhà, trị giá 3,4 tỷ; tăng từ 1.120 lên 1.204 nhà.").figures
    assert [(figure.unit, figure.unit_implied) for figure in figures] == [
        ("nhà", ""),
        ("", "đồng"),
        ("", "nhà"),
        ("nhà", ""),
    ]


def test_without_a_catalogue_of_indicators_figures_are_read_all_the_same():
    assert [figure.indicators for figure in read("Trao 20 suất quà.", Catalogue(())).figures] == [[]]


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("hơn320 buổi tuyên truyền", 320, "buổi"),
        ("trao 15tập thể", 15, "tập thể"),
        ("xây 1O mô hình", 10, "mô hình"),
        ("có 2. 450 lượt người", 2450, "lượt người"),
        ("góp 3 250 ngày công", 3250, "ngày công"),
        ("có 13 .000 lượt người", 13000, "lượt người"),
        ("có 1,234 người dự", 1234, "người"),
        ("tặng 2.8 triệu đồng", 2_800_000, "đồng"),
        ("tặng 500tr đồng", 500_000_000, "đồng"),
        ("góp 1.200 ngáy công", 1200, "ngày công"),
        ("góp 12 cá nhan", 12, "cá nhân"),
        ("xây 20 mô hìhn", 20, "mô hình"),
        ("xây 20 mô hìnhh", 20, "mô hình"),
        ("tặng 20 tirệu dồng", 20_000_000, "đồng"),
        ("có hon 95 luợt nguời dân", 95, "lượt người dân"),
        ("tặng 5.000.000đ cho quỹ", 5_000_000, "đồng"),
        ("xây 3 nhà văn hoá", 3, "nhà văn hoá"),
        ("bê tông hóa 250km đường", 250, "km"),
        ("hiến 6.015m² đất", 6015, "m²"),
    ],
)
def test_slips_of_the_hand_are_read(typed, value, unit):
    figure = read(f"Đơn vị {typed} trong tháng.").figures[0]
    assert (figure.low, figure.unit) == (value, unit)


def test_the_command_prints_a_line_for_each_passage(tmp_path, capsys):
    passages = tmp_path / "in.jsonl"
    passages.write_text(json.dumps({"id": "a", "text": "Trao 20 suất quà."}) + "\n\n", encoding="utf-8")
    assert main([str(passages)]) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["id"], line["figures"][0]["span"], line["figures"][0]["low"]) == ("a", "20 suất quà", 20)


def test_the_command_gives_the_text_that_offsets_count_in_where_it_is_another(monkeypatch, capsys):
    monkeypatch.setattr(
        sys, "stdin", io.StringIO(json.dumps({"id": "a", "text": "Trao 20 sua\u0302\u0301t qua\u0300."}))
    )
    main(["-"])
    assert json.loads(capsys.readouterr().out)["text"] == "Trao 20 suất quà."


def test_the_command_takes_another_catalogue(tmp_path, capsys):
    catalogue, passages = tmp_path / "c.csv", tmp_path / "in.jsonl"
    catalogue.write_text("code,name_vi,unit_vi\nX1,Số suất quà đã trao,suất\n", encoding="utf-8")
    passages.write_text(json.dumps({"id": "a", "text": "Trao 20 suất quà."}), encoding="utf-8")
    main([str(passages), "--catalogue", str(catalogue)])
    assert json.loads(capsys.readouterr().out)["figures"][0]["indicators"][0]["code"] == "X1"


def test_the_library_needs_no_django():
    program = "import sys, phoihop.prose; phoihop.prose.read('Trao 20 suất quà.'); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
