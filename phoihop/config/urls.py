"""Every address there is, by room."""

from django.urls import include, path
from django.views.generic import RedirectView

from phoihop.bulletin.views import public
from phoihop.config.api import addresses, described

urlpatterns = [
    path("", include("phoihop.home.urls")),
    path("", include("phoihop.ui.urls")),
    path("accounts/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("places/", include("phoihop.territories.urls")),
    path("organisations/", include("phoihop.organisations.urls")),
    path("people/", include("phoihop.people.urls")),
    path("journal/", include("phoihop.audit.urls")),
    path("programmes/", include("phoihop.programmes.urls")),
    path("indicators/", include("phoihop.indicators.urls")),
    path("plans/", include("phoihop.plans.urls")),
    path("notices/", include("phoihop.notices.urls")),
    path("reporting/", include("phoihop.reporting.urls")),
    path("activities/", include("phoihop.activities.urls")),
    path("submissions/", include("phoihop.submissions.urls")),
    path("analytics/", include("phoihop.analytics.urls")),
    path("exemplars/", include("phoihop.exemplars.urls")),
    path("training/", include("phoihop.training.urls")),
    path("commendations/", include("phoihop.commendations.urls")),
    path("liaison/", include("phoihop.liaison.urls")),
    path("inspections/", include("phoihop.inspections.urls")),
    path("reviews/", include("phoihop.reviews.urls")),
    path("bulletin/", include("phoihop.bulletin.urls")),
    path("api/v1/docs/", include("phoihop.api.urls"), {"describe": described}),
    path("api/v1/", addresses()),
    path("api/", include("phoihop.exchange.urls")),
    path("sitemap.xml", public.sitemap),
    path("favicon.ico", RedirectView.as_view(url="/static/ui/favicon.svg", permanent=True)),
]
