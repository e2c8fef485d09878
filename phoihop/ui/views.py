"""The gallery: every component there is, with things to draw that say something."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused
from phoihop.ui import maps
from phoihop.ui.charts import Point, Row


@dataclass(frozen=True, slots=True)
class Shown:
    """A link of the gallery's own navigation."""

    label: str
    url: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity for showing: its words and its bounds."""

    words: str
    low: Decimal
    high: Decimal | None


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Tên hoạt động", help_text="Như ghi trong kế hoạch.")
    people = forms.CharField(label="Số lượt người dự")
    held_on = forms.DateField(label="Ngày tổ chức", required=False)
    kind = forms.ChoiceField(label="Hình thức", choices=[("a", "Hội nghị"), ("b", "Ra quân")])
    reach = forms.ChoiceField(label="Quy mô", choices=[("c", "Cấp xã"), ("p", "Cấp tỉnh")], widget=forms.RadioSelect)
    joint = forms.BooleanField(label="Phối hợp với cơ quan khác", required=False)
    remarks = forms.CharField(label="Ghi chú", widget=forms.Textarea(attrs={"rows": 3}), required=False)


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component; `?refuse=…` shows a refusal of that kind instead, `?notice=1` shows notices."""
    _refuse(request.GET.get("refuse", ""))
    if request.GET.get("notice"):
        messages.success(request, "Đã gửi báo cáo tháng 10/2026 lên Ban Tuyên giáo và Dân vận Tỉnh ủy.")
        messages.warning(request, "Còn 3 chỉ tiêu chưa có số liệu.")
        messages.error(request, "Tệp không đọc được: cần tệp Excel (.xlsx).")
    return render(request, "ui/gallery.html", _samples())


def _refuse(kind: str) -> None:
    if kind == "not-allowed":
        raise NotAllowed("Chỉ người giữ chức vụ phê duyệt của cơ quan cấp trên mới được duyệt báo cáo này.")
    if kind == "refused":
        raise Refused("Số liệu quý III/2026 đã chốt ngày 05/10/2026. Hãy mở lại kỳ báo cáo trước khi sửa.")
    if kind == "invalid":
        raise Invalid("Biểu còn hai chỗ phải sửa.", people="Số lượt người là số, ví dụ 1.234 hoặc “trên 2,8 triệu”.")


def _communes(province: str) -> dict[str, Decimal]:
    codes = maps.communes(province)
    return {code: Decimal(code) % 100 for index, code in enumerate(codes) if index % 7}


def _samples() -> dict[str, object]:
    over = Stated("trên 2,8 triệu", Decimal(2_800_000), Decimal(2_900_000))
    names = (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Hội Nông dân tỉnh",
        "Xã Chiềng Mung",
    )
    values = (Decimal(124), Stated("gần 90", Decimal(80), Decimal(90)), Decimal(61), None)
    months = [f"{month:02}/2026" for month in range(1, 13)]
    counts = [310, 180, 420, 505, 610, 580, Stated("trên 600", Decimal(600), Decimal(700)), 640, None, 720, None, None]
    provinces = maps.provinces(date(2026, 11, 25))
    rates = [code for code in provinces if code not in {"86", "91", "92", "96"}]
    return {
        "navigation": [
            Shown("Việc của tôi", "#", active=True, count=12),
            *(Shown(label, "#") for label in ("Chương trình", "Chỉ tiêu", "Báo cáo", "Tổng hợp", "Sơ kết", "Cơ quan")),
        ],
        "over": over,
        "tabs": [Shown("Tổng quan", "#", active=True), Shown("Nhiệm vụ", "#", count=4), Shown("Quy chế", "#")],
        "rows": [
            Row(name, value, 100, "#" if name[0] == "X" else "") for name, value in zip(names, values, strict=True)
        ],
        "points": [Point(month, count) for month, count in zip(months, counts, strict=True)],
        "before": [Point(month, 280 + 31 * index) for index, month in enumerate(months)],
        "map_values": {code: Decimal((int(code) * 37) % 120) for code in rates},
        "map_links": dict.fromkeys(rates, "#"),
        "communes": _communes("14"),
        "reefs": _communes("48"),
        "new_day": date(2026, 11, 25),
        "old_day": date(2025, 6, 30),
        "moment": datetime(2026, 11, 25, 16, 30, tzinfo=timezone.get_current_timezone()),
        "form": SampleForm(),
        "faulty": SampleForm({"people": "nhiều", "held_on": "31/02/2026", "kind": "z"}),
        "page_obj": Paginator(range(480), 20).page(4),
        "statuses": ("draft", "submitted", "returned", "approved", "late", "closed"),
    }
