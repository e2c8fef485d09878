"""Where the pages of this room live."""

from django.urls import path

from phoihop.bulletin.views import desk, public, readers, settling

app_name = "bulletin"
urlpatterns = [
    path("", public.index, name="index"),
    path("feed/", public.feed, name="feed"),
    path("search/", public.search, name="search"),
    path("archive/", public.archive, name="archive"),
    path("archive/<int:year>/<int:month>/<int:day>/", public.day, name="day"),
    path("sections/<slug:slug>/", public.section, name="section"),
    path("sections/<slug:slug>/feed/", public.feed, name="section_feed"),
    path("articles/<slug:slug>/", public.article, name="article"),
    path("articles/<slug:slug>/<int:part>.jpg", public.picture, name="picture"),
    path("articles/<slug:slug>/share/", readers.share, name="share"),
    path("articles/<slug:slug>/share/sent/", readers.shared, name="shared"),
    path("articles/<slug:slug>/feedback/", readers.feedback, name="feedback"),
    path("articles/<slug:slug>/feedback/sent/", readers.feedback_sent, name="feedback_sent"),
    path("feedback/", public.counts, name="counts"),
    path("results/", public.results, name="results"),
    path("results/<int:pk>/", public.release, name="release"),
    path("desk/", desk.index, name="desk"),
    path("desk/articles.xlsx", desk.export, name="export"),
    path("desk/new/", desk.write, name="write"),
    path("desk/<int:pk>/", desk.detail, name="detail"),
    path("desk/<int:pk>/correct/", desk.correct, name="correct"),
    path("desk/<int:pk>/change/<slug:verb>/", desk.change, name="change"),
    path("desk/<int:pk>/pictures/new/", desk.add_picture, name="add_picture"),
    path("desk/<int:pk>/pictures/<int:part>/", desk.picture, name="desk_picture"),
    path("desk/<int:pk>/pictures/<int:part>/drop/", desk.drop_picture, name="drop_picture"),
    path("desk/feedback/", settling.feedback, name="moderation"),
    path("desk/feedback/feedback.xlsx", settling.feedback_export, name="moderation_export"),
    path("desk/feedback/<int:pk>/", settling.answer, name="answer"),
    path("desk/feedback/<int:pk>/aside/", settling.set_aside, name="set_aside"),
    path("desk/feedback/<int:pk>/hide/", settling.hide, name="hide"),
    path("desk/results/", settling.releases, name="releases"),
    path("desk/results/new/", settling.release, name="new_release"),
    path("desk/results/<int:pk>/withdraw/", settling.withdraw_release, name="withdraw_release"),
    path("desk/sections/", settling.sections, name="sections"),
    path("desk/sections/new/", settling.make_section, name="make_section"),
    path("desk/sections/<slug:slug>/", settling.edit_section, name="edit_section"),
]
