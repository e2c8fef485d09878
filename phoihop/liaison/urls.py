"""Where the pages of this room live."""

from django.urls import path

from phoihop.liaison.views import overview, settling, writing

app_name = "liaison"
urlpatterns = [
    path("", overview.index, name="index"),
    path("notes.xlsx", overview.export, name="export"),
    path("owed/", overview.owed, name="owed"),
    path("owed/owed.xlsx", overview.owed_export, name="owed_export"),
    path("new/", writing.begin, name="begin"),
    path("programmes/<slug:slug>/", settling.regimes, name="regimes"),
    path("programmes/<slug:slug>/new/", settling.settle, name="settle"),
    path("programmes/<slug:slug>/<int:pk>/stop/", settling.stop, name="stop"),
    path("<int:pk>/", overview.detail, name="detail"),
    path("<int:pk>/edit/", writing.edit, name="edit"),
    path("<int:pk>/discard/", writing.discard, name="discard"),
    path("<int:pk>/attach/", writing.attach, name="attach"),
    path("<int:pk>/files/<int:part>/", overview.file, name="file"),
    path("<int:pk>/files/<int:part>/drop/", writing.drop_file, name="drop_file"),
    path("<int:pk>/send/", writing.send, name="send"),
    path("<int:pk>/correct/", writing.correct, name="correct"),
    path("<int:pk>/read/", overview.confirm, name="confirm"),
    path("<int:pk>/answer/", overview.answer, name="answer"),
    path("<int:pk>/paper/<str:layout>/<str:kind>/", overview.paper, name="paper"),
]
