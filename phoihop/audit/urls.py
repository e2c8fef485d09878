"""Where the pages of this room live."""

from django.urls import path

from phoihop.audit import views

app_name = "audit"
urlpatterns = [path("", views.index, name="index")]
