"""Where the pages of this room live."""

from django.urls import path

from phoihop.training import views

app_name = "training"
urlpatterns = [
    path("", views.index, name="index"),
    path("classes.xlsx", views.export, name="export"),
    path("new/", views.record, name="record"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
