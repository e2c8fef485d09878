"""Where DHIS2 clients ask: `/api/…`, with or without a version, with or without a suffix."""

from django.urls import re_path
from django.urls.resolvers import URLPattern

from phoihop.exchange.views import metadata, results, system, values

app_name = "exchange"
VERSION = r"^(?:(?:2[89]|3\d|4[0-3])/)?"
SUFFIX = r"(?P<suffix>\.(?:json|csv|xml|adx|sdmx))?/?$"
UID = r"(?P<uid>[A-Za-z][A-Za-z0-9]{10})"


def _at(path: str, view: object, name: str) -> URLPattern:
    return re_path(VERSION + path + SUFFIX, view, name=name)  # type: ignore[call-overload,no-any-return]


urlpatterns = [
    re_path(VERSION + r"ping/?$", system.ping, name="ping"),
    re_path(VERSION + r"organisationUnits\.geojson$", metadata.shapes, name="shapes"),
    re_path(VERSION + r"system/tasks/(?P<kind>\w+)/(?P<task>\w+)/?$", values.task, name="task"),
    _at(r"system/info", system.info, "info"),
    _at(r"me", system.me, "me"),
    _at(r"resources", system.resources, "resources"),
    _at(r"filledOrganisationUnitLevels", system.filled_levels, "filled_levels"),
    _at(rf"identifiableObjects/{UID}", metadata.anywhere, "anywhere"),
    _at(r"dataValueSets", values.value_sets, "value_sets"),
    _at(r"dataValues", values.value, "value"),
    _at(r"completeDataSetRegistrations", results.registrations, "registrations"),
    _at(r"analytics", results.analytics, "analytics"),
    _at(rf"(?P<resource>[A-Za-z]+)/{UID}", metadata.one, "one"),
    _at(r"(?P<resource>[A-Za-z]+)", metadata.listed, "listed"),
    # Our own API answers beneath `v1`; whatever else is asked here is told that there is no such thing.
    re_path(r"^(?!v1(?:/|$))", system.nowhere, name="nowhere"),
]
