"""Where the pages of this room live."""

from django.urls import path

from phoihop.reviews.views import conferences, reviews, sittings

app_name = "reviews"
urlpatterns = [
    path("", reviews.index, name="index"),
    path("reviews.xlsx", reviews.export, name="export"),
    path("new/", reviews.draft, name="draft"),
    path("<int:pk>/", reviews.detail, name="detail"),
    path("<int:pk>/about/", reviews.describe, name="describe"),
    path("<int:pk>/issuers/", reviews.issuers, name="issuers"),
    path("<int:pk>/refresh/", reviews.refresh, name="refresh"),
    path("<int:pk>/quote/", reviews.quote, name="quote"),
    path("<int:pk>/sign/", reviews.sign, name="sign"),
    path("<int:pk>/figures/<str:code>/", reviews.figure, name="figure"),
    path("<int:pk>/passages/<int:number>/", reviews.passage, name="passage"),
    path("<int:pk>/passages/<int:number>/text/", reviews.text, name="text"),
    path("<int:pk>/passages/<int:number>/add/", reviews.add, name="add"),
    path("<int:pk>/passages/<int:number>/move/<str:way>/", reviews.move, name="move"),
    path("<int:pk>/passages/<int:number>/drop/", reviews.drop, name="drop"),
    path("<int:pk>/<str:layout>.<str:kind>", reviews.paper, name="paper"),
    path("conferences/", conferences.index, name="conferences"),
    path("conferences/conferences.xlsx", conferences.export, name="conferences_export"),
    path("conferences/new/<slug:slug>/", conferences.plan, name="plan_conference"),
    path("conferences/<int:pk>/", conferences.detail, name="conference"),
    path("conferences/<int:pk>/edit/", conferences.edit, name="edit_conference"),
    path("conferences/<int:pk>/agenda/", conferences.agenda, name="agenda"),
    path("conferences/<int:pk>/invite/", conferences.invite, name="invite"),
    path("conferences/<int:pk>/send/", conferences.send, name="send"),
    path("conferences/<int:pk>/invitations/<int:number>/", conferences.answer, name="answer"),
    path("conferences/<int:pk>/call-off/", conferences.call_off, name="call_off"),
    path("conferences/<int:pk>/attendance/", sittings.attendance, name="attendance"),
    path("conferences/<int:pk>/attendance.xlsx", sittings.attendance_export, name="attendance_export"),
    path("conferences/<int:pk>/papers/new/", sittings.hand_in, name="hand_in"),
    path("conferences/<int:pk>/papers/<int:number>/", sittings.paper, name="conference_paper"),
    path("conferences/<int:pk>/papers/<int:number>/withdraw/", sittings.withdraw, name="withdraw_paper"),
    path("conferences/<int:pk>/minutes/", sittings.minutes, name="minutes"),
    path("conferences/<int:pk>/conclusions/", sittings.conclusions, name="conclusions"),
    path("conferences/<int:pk>/conclusions.xlsx", sittings.conclusions_export, name="conclusions_export"),
    path("conferences/<int:pk>/conclude/", sittings.conclude, name="conclude"),
    path("conferences/<int:pk>/conclusions/<int:number>/task/", sittings.give_task, name="give_task"),
    path("conferences/<int:pk>/<str:name>/<str:layout>.<str:kind>", sittings.written, name="written"),
]
