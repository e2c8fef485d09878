"""Where the pages of this room live."""

from django.urls import URLPattern

app_name = "plans"
urlpatterns: list[URLPattern] = []
