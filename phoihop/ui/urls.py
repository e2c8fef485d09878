"""The gallery's address, in development alone."""

from django.conf import settings
from django.urls import path

from phoihop.ui import views

app_name = "ui"
urlpatterns = [path("gallery/", views.gallery, name="gallery")] if settings.DEBUG else []
