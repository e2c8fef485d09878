"""Where the pages of this room live."""

from django.urls import path

from phoihop.reporting.views import calendars, designs, regimes

app_name = "reporting"
urlpatterns = [
    path("", designs.index, name="index"),
    path("forms/new/", designs.design, name="design"),
    path("forms/<slug:code>/", designs.detail, name="form"),
    path("forms/<slug:code>/next/", designs.new_version, name="new_version"),
    path("forms/<slug:code>/<int:number>/", designs.detail, name="version"),
    path("forms/<slug:code>/<int:number>/section/", designs.add_section, name="add_section"),
    path("forms/<slug:code>/<int:number>/section/<int:section>/line/", designs.add_line, name="add_line"),
    path("forms/<slug:code>/<int:number>/publish/", designs.publish, name="publish"),
    path("lines/<int:pk>/<slug:verb>/", designs.change_line, name="change_line"),
    path("sections/<int:pk>/remove/", designs.remove_section, name="remove_section"),
    path("calendars/", calendars.index, name="calendars"),
    path("calendars/new/", calendars.make, name="make_calendar"),
    path("calendars/<slug:code>/", calendars.detail, name="calendar"),
    path("calendars/<slug:code>/deadline/", calendars.set_deadline, name="set_deadline"),
    path("deadlines/<int:pk>/drop/", calendars.drop_deadline, name="drop_deadline"),
    path("programmes/<slug:slug>/", regimes.index, name="regimes"),
    path("programmes/<slug:slug>/new/", regimes.establish, name="establish"),
    path("regimes/<int:pk>/", regimes.detail, name="regime"),
    path("regimes/<int:pk>/export.xlsx", regimes.export, name="export"),
    path("regimes/<int:pk>/make/", regimes.make, name="make"),
    path("regimes/<int:pk>/request/", regimes.request_adhoc, name="request"),
    path("regimes/<int:pk>/end/", regimes.end, name="end"),
    path("obligations/<int:pk>/withdraw/", regimes.withdraw, name="withdraw"),
]
