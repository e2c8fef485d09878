"""Where the pages of this room live."""

from django.urls import path

from phoihop.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.index, name="index"),
    path("names/", views.names, name="names"),
    path("export.xlsx", views.export, name="export"),
    path("new/", views.found, name="found"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/change/<slug:verb>/", views.change, name="change"),
]
