"""Where the pages of this room live."""

from django.urls import path

from phoihop.programmes import views

app_name = "programmes"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.sign, name="sign"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/participants.xlsx", views.participants, name="participants"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/change/<slug:verb>/", views.change, name="change"),
    path("<slug:slug>/change/<slug:verb>/<int:pk>/", views.change_part, name="change_part"),
]
