"""Where the pages of this room live."""

from django.urls import path

from phoihop.activities.views import overlaps, overview, recording

app_name = "activities"
urlpatterns = [
    path("", overview.index, name="index"),
    path("activities.xlsx", overview.export, name="export"),
    path("new/", recording.record, name="record"),
    path("overlaps/", overlaps.index, name="overlaps"),
    path("overlaps/new/", overlaps.declare, name="declare"),
    path("overlaps/<int:pk>/withdraw/", overlaps.withdraw, name="withdraw_overlap"),
    path("<int:pk>/", overview.detail, name="detail"),
    path("<int:pk>/edit/", recording.edit, name="edit"),
    path("<int:pk>/change/<slug:verb>/", recording.change, name="change"),
    path("<int:pk>/drop/<slug:verb>/<int:part>/", recording.drop, name="drop"),
    path("<int:pk>/co-hosts/<int:part>/", recording.answer, name="answer"),
    path("<int:pk>/pictures/<int:part>.jpg", overview.picture, name="picture"),
]
