"""Where the pages of this room live."""

from django.urls import path

from phoihop.home import views

app_name = "home"
urlpatterns = [path("", views.work, name="work"), path("search/", views.search, name="search")]
