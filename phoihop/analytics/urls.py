"""Where the pages of this room live."""

from django.urls import path

from phoihop.analytics import views

app_name = "analytics"
urlpatterns = [
    path("programmes/<slug:slug>/", views.dashboard, name="dashboard"),
    path("programmes/<slug:slug>/table/", views.table, name="table"),
    path("programmes/<slug:slug>/table.xlsx", views.export, name="export"),
    path("trace/", views.trace, name="trace"),
]
