"""Where the pages of this room live."""

from django.urls import path

from phoihop.territories import views

app_name = "territories"
urlpatterns = [
    path("", views.index, name="index"),
    path("names/", views.names, name="names"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/change/", views.changes, name="changes"),
    path("<slug:slug>/change/<slug:verb>/", views.change, name="change"),
]
