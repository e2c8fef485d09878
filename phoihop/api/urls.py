"""Where the pages of this room live."""

from django.urls import path

from phoihop.api import views

app_name = "api"
urlpatterns = [
    path("", views.reference, name="reference"),
    path("<slug:room>/", views.reference, name="room"),
]
