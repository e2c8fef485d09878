"""Where the pages of this room live."""

from django.urls import path

from phoihop.commendations.views import decisions, proposals

app_name = "commendations"
urlpatterns = [
    path("", proposals.index, name="index"),
    path("proposals.xlsx", proposals.export, name="export"),
    path("new/", proposals.choose, name="choose"),
    path("new/<slug:slug>/", proposals.propose, name="propose"),
    path("register/", decisions.register, name="register"),
    path("register/awards.xlsx", decisions.register_export, name="register_export"),
    path("decisions/", decisions.index, name="decisions"),
    path("decisions/new/", decisions.decide, name="decide"),
    path("decisions/<int:pk>/", decisions.detail, name="decision"),
    path("decisions/<int:pk>/confer/", decisions.confer, name="confer"),
    path("decisions/<int:pk>/certificates.pdf", decisions.certificates, name="certificates"),
    path("decisions/<int:pk>/paper/<slug:kind>/", decisions.paper, name="paper"),
    path("conferences/<int:pk>/", decisions.announce, name="announce"),
    path("settings/<slug:slug>/", decisions.settings, name="settings"),
    path("settings/<slug:slug>/form/", decisions.add_form, name="add_form"),
    path("settings/<slug:slug>/usual/", decisions.usual_forms, name="usual_forms"),
    path("settings/<slug:slug>/form/<int:pk>/retire/", decisions.retire_form, name="retire_form"),
    path("<int:pk>/", proposals.detail, name="detail"),
    path("<int:pk>/edit/", proposals.edit, name="edit"),
    path("<int:pk>/change/<slug:verb>/", proposals.change, name="change"),
    path("<int:pk>/papers/<slug:name>/<slug:layout>/<slug:kind>/", proposals.paper, name="dossier"),
    path("<int:pk>/evidence/new/", proposals.add_evidence, name="add_evidence"),
    path("<int:pk>/evidence/<int:part>/drop/", proposals.drop_evidence, name="drop_evidence"),
]
