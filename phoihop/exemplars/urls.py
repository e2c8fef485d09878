"""Where the pages of this room live."""

from django.urls import path

from phoihop.exemplars.views import changing, overview, public, registering, settling

app_name = "exemplars"
urlpatterns = [
    path("", overview.index, name="index"),
    path("models.xlsx", overview.export, name="export"),
    path("map/", overview.spread_map, name="map"),
    path("figures/", overview.figures, name="figures"),
    path("individuals/", settling.individuals, name="individuals"),
    path("individuals/individuals.xlsx", settling.individuals_export, name="individuals_export"),
    path("individuals/<slug:slug>/", settling.count, name="count"),
    path("new/", registering.choose, name="choose"),
    path("new/<slug:slug>/", registering.register, name="register"),
    path("worth-copying/", public.index, name="public"),
    path("worth-copying/<int:pk>/", public.detail, name="public_detail"),
    path("settings/<slug:slug>/", settling.settings, name="settings"),
    path("settings/<slug:slug>/field/", settling.add_field, name="add_field"),
    path("settings/<slug:slug>/field/<int:pk>/retire/", settling.retire, name="retire"),
    path("settings/<slug:slug>/criteria/", settling.issue, name="issue"),
    path("settings/<slug:slug>/default/<slug:verb>/", settling.settle, name="settle"),
    path("<int:pk>/", overview.detail, name="detail"),
    path("<int:pk>/edit/", registering.edit, name="edit"),
    path("<int:pk>/evaluate/", changing.evaluate, name="evaluate"),
    path("<int:pk>/gate/<slug:gate>/", changing.pass_gate, name="gate"),
    path("<int:pk>/change/<slug:verb>/", changing.change, name="change"),
    path("<int:pk>/copies/new/", changing.replicate, name="replicate"),
    path("<int:pk>/copies/<int:part>/drop/", changing.drop_replication, name="drop_replication"),
]
