"""Where the pages of this room live."""

from django.urls import path

from phoihop.indicators import views

app_name = "indicators"
urlpatterns = [
    path("", views.index, name="index"),
    path("export.xlsx", views.export, name="export"),
    path("new/", views.define, name="define"),
    path("targets/<slug:slug>/", views.targets, name="targets"),
    path("targets/<slug:slug>/export.xlsx", views.export_targets, name="export_targets"),
    path("targets/<slug:slug>/set/", views.set_target, name="set_target"),
    path("targets/<slug:slug>/<int:pk>/drop/", views.drop_target, name="drop_target"),
    path("<slug:code>/", views.detail, name="detail"),
    path("<slug:code>/edit/", views.edit, name="edit"),
    path("<slug:code>/retire/", views.retire, name="retire"),
    path("<slug:code>/reinstate/", views.reinstate, name="reinstate"),
]
