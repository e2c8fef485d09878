"""Where the pages of this room live."""

from django.urls import path

from phoihop.reviews.views import reviews as views

app_name = "reviews"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.draft, name="draft"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/about/", views.describe, name="describe"),
    path("<int:pk>/issuers/", views.issuers, name="issuers"),
    path("<int:pk>/refresh/", views.refresh, name="refresh"),
    path("<int:pk>/quote/", views.quote, name="quote"),
    path("<int:pk>/sign/", views.sign, name="sign"),
    path("<int:pk>/figures/<str:code>/", views.figure, name="figure"),
    path("<int:pk>/passages/<int:number>/", views.passage, name="passage"),
    path("<int:pk>/passages/<int:number>/text/", views.text, name="text"),
    path("<int:pk>/passages/<int:number>/add/", views.add, name="add"),
    path("<int:pk>/passages/<int:number>/move/<str:way>/", views.move, name="move"),
    path("<int:pk>/passages/<int:number>/drop/", views.drop, name="drop"),
    path("<int:pk>/<str:layout>.<str:kind>", views.paper, name="paper"),
]
