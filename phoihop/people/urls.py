"""Where the pages of this room live."""

from django.urls import path

from phoihop.people import views

app_name = "people"
urlpatterns = [
    path("", views.index, name="index"),
    path("me/", views.me, name="me"),
    path("me/tokens/", views.tokens, name="tokens"),
    path("me/tokens/<int:pk>/revoke/", views.revoke_token, name="revoke_token"),
    path("new/", views.add, name="add"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/posts/new/", views.give_post, name="give_post"),
    path("<int:pk>/password/", views.password, name="password"),
    path("<int:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("<int:pk>/reactivate/", views.reactivate, name="reactivate"),
    path("posts/<int:pk>/end/", views.end_post, name="end_post"),
]
