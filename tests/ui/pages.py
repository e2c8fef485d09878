"""Addresses for the tests of the page: views that refuse, and one that fills the page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import path

from phoihop.foundation.refusals import Invalid, NotAllowed, Refused

REFUSALS = {
    "not-allowed": NotAllowed("Chỉ người phê duyệt mới được duyệt."),
    "refused": Refused("Số liệu quý III đã chốt."),
    "invalid": Invalid("Biểu còn một chỗ phải sửa.", people="Số lượt người phải là số."),
}


@login_not_required
def refusing(request, kind):
    raise REFUSALS[kind]


@login_not_required
def broken(request):
    raise RuntimeError


@login_not_required
def filled(request):
    messages.success(request, "Đã gửi <báo cáo>.")
    return render(request, "ui/refused.html", {"heading": "Đầu trang", "reason": "Một câu.", "back": "/"})


urlpatterns = [
    path("filled/", filled),
    path("broken/", broken),
    path("<slug:kind>/", refusing),
]
