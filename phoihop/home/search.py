"""One search over bodies, places, programmes, indicators and the registers, without regard to accents."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from phoihop.access.checks import Actor
from phoihop.activities.models import Activity
from phoihop.bulletin.models import Article
from phoihop.commendations.models import AwardDecision, AwardProposal
from phoihop.exemplars.models import Exemplar
from phoihop.foundation.vietnamese import fold
from phoihop.indicators.models import Indicator
from phoihop.inspections.models import Inspection, InspectionPlan, InspectionRequest
from phoihop.liaison.models import Note
from phoihop.organisations.models import Body
from phoihop.plans.models import Plan, Task
from phoihop.programmes.models import Programme
from phoihop.reviews.models import Conference, Review
from phoihop.territories.models import Place, PlaceVersion
from phoihop.training.models import Course

EACH = 10
KINDS = {
    "programmes": _("Programmes"),
    "plans": _("Plans"),
    "tasks": _("Tasks"),
    "activities": _("Activities"),
    "reviews": _("Reviews"),
    "conferences": _("Conferences"),
    "inspection_plans": _("Plans of inspections"),
    "inspections": _("Inspections"),
    "requests": _("Requests of inspections"),
    "notes": _("Liaison notes"),
    "models": _("Exemplary models"),
    "classes": _("Classes"),
    "awards": _("Awards"),
    "decisions": _("Decisions on awards"),
    "articles": _("Articles"),
    "bodies": _("Bodies"),
    "places": _("Places"),
    "indicators": _("Indicators"),
}
"""What a search finds, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it is called, what more to say of it, and where it lives."""

    label: str
    more: str
    url: str


def search(text: str, actor: Actor, today: date) -> dict[str, list[Hit]]:
    """What `actor` may see and bears `text` in its name, by kind: programmes, bodies, places, indicators."""
    words = fold(text).split()
    if len("".join(words)) < 2:
        return {}
    programmes = [
        programme
        for programme in Programme.objects.visible_to(actor)
        if all(word in fold(f"{programme.title} {programme.title_en} {programme.reference}") for word in words)
    ]
    indicators = [
        indicator
        for indicator in Indicator.objects.for_listing()
        if all(word in fold(f"{indicator.code} {indicator.name} {indicator.name_en}") for word in words)
    ]
    plans = Plan.objects.visible_to(actor).search(text).select_related("programme")[:EACH]
    tasks = Task.objects.visible_to(actor).search(text).for_listing()[:EACH]
    activities = Activity.objects.visible_to(actor).search(text).select_related("host")[:EACH]
    return {
        "plans": [Hit(plan.label, plan.reference, reverse("plans:plan", args=[plan.pk])) for plan in plans],
        "tasks": [Hit(task.name, str(task.lead), reverse("plans:task", args=[task.pk])) for task in tasks],
        "activities": [
            Hit(one.title, str(one.host), reverse("activities:detail", args=[one.pk])) for one in activities
        ],
        **_registers(text, actor),
        "programmes": [
            Hit(p.label, p.reference, reverse("programmes:detail", args=[p.slug])) for p in programmes[:EACH]
        ],
        "bodies": [
            Hit(body.label, str(body.place), reverse("organisations:detail", args=[body.slug]))
            for body in Body.objects.search(text).select_related("place")[:EACH]
        ],
        "places": _places(text, today),
        "indicators": [Hit(i.label, i.code, reverse("indicators:detail", args=[i.code])) for i in indicators[:EACH]],
    }


def _registers(text: str, actor: Actor) -> dict[str, list[Hit]]:
    """What `actor` may see of each register; articles that everybody may see."""
    models = Exemplar.objects.visible_to(actor).standing().search(text).select_related("body")[:EACH]
    classes = Course.objects.visible_to(actor).standing().search(text).select_related("body")[:EACH]
    awards = AwardProposal.objects.visible_to(actor).search(text).for_listing()[:EACH]
    decisions = AwardDecision.objects.visible_to(actor).search(text).for_listing()[:EACH]
    plans = InspectionPlan.objects.visible_to(actor).search(text).select_related("programme")[:EACH]
    inspections = Inspection.objects.visible_to(actor).search(text).select_related("body")[:EACH]
    requests = InspectionRequest.objects.visible_to(actor).search(text).for_listing()[:EACH]
    notes = Note.objects.visible_to(actor).search(text).select_related("body")[:EACH]
    reviews = Review.objects.visible_to(actor).search(text).for_listing()[:EACH]
    conferences = Conference.objects.visible_to(actor).search(text).for_listing()[:EACH]
    articles = Article.objects.published().search(text).select_related("section")[:EACH]
    return {
        "models": [Hit(one.name, str(one.body), reverse("exemplars:detail", args=[one.pk])) for one in models],
        "classes": [Hit(one.title, str(one.body), reverse("training:detail", args=[one.pk])) for one in classes],
        "awards": [Hit(one.subject, str(one.form), reverse("commendations:detail", args=[one.pk])) for one in awards],
        "decisions": [
            Hit(one.subject, str(one), reverse("commendations:decision", args=[one.pk])) for one in decisions
        ],
        "inspection_plans": [
            Hit(
                str(one),
                one.reference,
                reverse("inspections:plans", query={"programme": one.programme.slug, "year": one.year}),
            )
            for one in plans
        ],
        "reviews": [Hit(one.title, one.programme.label, reverse("reviews:detail", args=[one.pk])) for one in reviews],
        "conferences": [Hit(one.title, one.venue, reverse("reviews:conference", args=[one.pk])) for one in conferences],
        "articles": [Hit(one.title, str(one.section), one.get_absolute_url()) for one in articles],
        "inspections": [
            Hit(one.title, str(one.body), reverse("inspections:detail", args=[one.pk])) for one in inspections
        ],
        "requests": [Hit(str(one), str(one.body), reverse("inspections:request", args=[one.pk])) for one in requests],
        "notes": [Hit(one.subject, str(one.body), reverse("liaison:detail", args=[one.pk])) for one in notes],
    }


def _places(text: str, today: date) -> list[Hit]:
    """Places, each with the one it stands or last stood under, which tells namesakes apart; the living first."""
    found = Place.objects.search(text).living_first(today).with_versions(today)[:EACH]
    return [
        # `life` is read together with the places by `with_versions`.
        Hit(str(place), _under(place.life[-1]), reverse("territories:detail", args=[place.slug]))  # type: ignore[attr-defined]
        for place in found
    ]


def _under(latest: PlaceVersion) -> str:
    return str(latest.parent) if latest.parent else ""
