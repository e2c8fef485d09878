"""Components and notation for templates: `{% load ui %}`. In development each is shown on the page /gallery/."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from django import forms, template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from phoihop.ui import charts, maps, notation
from phoihop.ui.tones import tone_of

register = template.Library()
_SPRITE = "ui/vendor/icons.svg"


class Link(Protocol):
    """What a navigation or a row of tabs is made of; `count` is how many things wait behind it."""

    label: str
    url: str
    active: bool
    count: int | None


# Notation


@register.filter
def number(value: Decimal | float | str | None, places: int | None = None) -> str:
    """1.234,5 with the digits the value has, or with `places` of them; an en dash where there is no value."""
    if value is None or value == "":
        return "–"
    try:
        return notation.number(value, places)
    except (InvalidOperation, ValueError, TypeError):
        return str(value)


@register.filter
def day(value: dt.date | None) -> str:
    """31/12/2026; nothing where there is no day."""
    return date_format(value, "d/m/Y") if value else ""


@register.filter(expects_localtime=True)
def moment(value: dt.datetime | None) -> str:
    """16:30 31/12/2026 on one line, by the clock of the site; nothing where there is no moment."""
    return date_format(value, "H:i\u00a0d/m/Y") if value else ""


@register.filter
def worded(value: object) -> str:
    """A quantity in words no more precise than it was stated: its own words, or words made of its bounds."""
    return notation.worded(value)


# Small components


@register.simple_tag
def icon(name: str) -> SafeString:
    """One drawing of the sprite, as decoration: the words beside it carry the meaning."""
    return format_html(
        '<svg class="icon" width="16" height="16" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        static(_SPRITE),
        name,
    )


@register.simple_tag
def badge(status: object, label: object = "") -> SafeString:
    """A status in its colour; `label` is what is read, `status` chooses the colour (see `ui/tones.py`)."""
    return format_html('<span class="tag tag-{}">{}</span>', tone_of(status), label or status)


@register.simple_tag
def crumb(label: object, url: str = "") -> SafeString:
    """One step of the way here; without an address it is the page itself."""
    if url:
        return format_html('<li class="breadcrumb-item"><a href="{}">{}</a></li>', url, label)
    return format_html('<li class="breadcrumb-item active" aria-current="page">{}</li>', label)


@register.inclusion_tag("ui/components/empty.html")
def empty(title: object, hint: object = "", url: str = "", label: object = "") -> dict[str, object]:
    """What is shown where a list is empty: that it is, why, and what to do."""
    return {"title": title, "hint": hint, "url": url, "label": label}


@register.inclusion_tag("ui/components/figure.html")
def figure(quantity: object, code: str = "", url: str = "", label: object = "", unit: object = "") -> dict[str, object]:
    """A figure that may be printed, with the code by which its sources are found and a link to them."""
    return {"words": worded(quantity), "code": code, "url": url, "label": label, "unit": unit}


@register.inclusion_tag("ui/components/progress.html")
def progress(value: Decimal | float, of: Decimal | float, label: object = "") -> dict[str, object]:
    """How many of how many, as words and as a bar."""
    share = max(0.0, min(1.0, float(value) / float(of))) if of else 0.0
    tone = "full" if of and value >= of else "part"
    return {
        "value": value,
        "of": of,
        "share": f"{share * 100:.2f}",
        "percent": share * 100,
        "label": label,
        "tone": tone,
    }


@register.inclusion_tag("ui/components/tabs.html")
def tabs(links: Iterable[Link], label: object = "") -> dict[str, object]:
    """Sections of one subject, each its own page; links as in the navigation."""
    return {"links": links, "label": label or _("Sections")}


@register.inclusion_tag("ui/components/pages.html", takes_context=True)
def pages(context: template.Context, page_obj: Page[Any]) -> dict[str, object]:
    """Steps between the pages of a list; keeps what was asked for in the address."""
    numbers = page_obj.paginator.get_elided_page_range(page_obj.number, on_each_side=2, on_ends=1)
    return {"request": context["request"], "page": page_obj, "numbers": list(numbers)}


@register.inclusion_tag("ui/components/filters.html", takes_context=True)
def filters(context: template.Context, form: forms.Form, target: str = "", names: str = "") -> dict[str, object]:
    """What to look for in a list.

    target  the id of the part that alone is asked for anew while one types; without it the page is
    names   of the boxes to show; all of them without it
    """
    boxes = [form[name] for name in names.split() or form.fields]
    words = next((box for box in boxes if box.name == "q"), None)
    return {"request": context.get("request"), "boxes": boxes, "words": words, "target": target}


# Form fields


@register.inclusion_tag("ui/components/field.html")
def field(
    bound: BoundField,
    hint: object = "",
    unit: object = "",
    beside: object = "",
    *,
    blank: object = "",
    unlabeled: bool = False,
    helped: bool = True,
) -> dict[str, object]:
    """A form field with its label, help and faults.

    hint       further help, below the field's own
    unit       shown at the end of the box: "lượt", "triệu đồng"
    beside     shown beside the label: last month's figure
    blank      what a list to choose from says of choosing nothing
    unlabeled  the label is for screen readers alone, as in a table's cells
    helped     whether the field's own help is shown
    """
    widget = bound.field.widget
    kind = _kind_of(widget)
    if isinstance(bound.field, forms.ModelChoiceField) and bound.field.empty_label == _DASHES:
        bound.field.empty_label = str(blank or (_("Choose…") if bound.field.required else _("None chosen")))
    described = [f"{bound.auto_id}_{part}" for part, there in _descriptions(bound, hint, helped=helped) if there]
    attributes: dict[str, Any] = {"class": f"{widget.attrs.get('class', '')} {_CLASSES[kind]}".strip()}
    if bound.errors:
        attributes |= {"class": f"{attributes['class']} is-invalid", "aria-invalid": "true"}
    if isinstance(widget, forms.DateInput) and "placeholder" not in widget.attrs:
        attributes["placeholder"] = _("dd/mm/yyyy")
    if described:
        attributes["aria-describedby"] = " ".join(described)
    return {
        "bound": bound,
        "control": bound.as_widget(attrs=attributes),
        "kind": kind,
        "hint": hint,
        "unit": unit,
        "beside": beside,
        "unlabeled": unlabeled,
        "help": bound.help_text if helped else "",
    }


_CLASSES = {"text": "form-control", "select": "form-select", "check": "form-check-input", "choices": "", "hidden": ""}


# What Django says of choosing nothing, and nobody can read aloud.
_DASHES = "---------"


def _kind_of(widget: forms.Widget) -> str:
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.Select):
        return "select"
    return "text"


def _descriptions(bound: BoundField, hint: object, *, helped: bool) -> list[tuple[str, object]]:
    return [("helptext", helped and bound.help_text), ("hint", hint), ("error", bound.errors)]


# Charts and maps


@register.inclusion_tag("ui/components/chart.html")
def bars(
    rows: Iterable[charts.Row], title: object = "", unit: object = "", target_label: object = ""
) -> dict[str, object]:
    """Horizontal bars, a row each; see `charts.bars`."""
    return _shown(charts.bars(rows, title=str(title), unit=str(unit), target_label=str(target_label)))


@register.inclusion_tag("ui/components/chart.html")
def trend(
    series: Iterable[charts.Point],
    before: Iterable[charts.Point] = (),
    *,
    title: object = "",
    unit: object = "",
    label: object = "",
    before_label: object = "",
) -> dict[str, object]:
    """A line over the months, with the same period of last year behind it; see `charts.trend`."""
    chart = charts.trend(
        series, before, title=str(title), unit=str(unit), label=str(label), before_label=str(before_label)
    )
    return _shown(chart)


@register.inclusion_tag("ui/components/chart.html")
def gauge(value: object, target: Decimal | float | None, title: object = "", unit: object = "") -> dict[str, object]:
    """How far towards a target; see `charts.gauge`."""
    return _shown(charts.gauge(value, target, title=str(title), unit=str(unit)))


@register.inclusion_tag("ui/components/chart.html", name="map")
def map_(
    day: dt.date,
    values: Mapping[str, object],
    *,
    province: str = "",
    hrefs: Mapping[str, str] | None = None,
    breaks: Sequence[Decimal | float] = (),
    title: object = "",
    unit: object = "",
) -> dict[str, object]:
    """The provinces of that day, or the communes of one `province`, coloured by value; see `maps.draw`."""
    if province:
        return _shown(
            maps.draw_province(province, values, hrefs=hrefs, breaks=breaks, title=str(title), unit=str(unit))
        )
    return _shown(maps.draw(day, values, hrefs=hrefs, breaks=breaks, title=str(title), unit=str(unit)))


@register.inclusion_tag("ui/components/chart.html")
def drawn(chart: charts.Chart) -> dict[str, object]:
    """A chart or map that the page was handed ready."""
    return _shown(chart)


def _shown(chart: charts.Chart) -> dict[str, object]:
    # The drawing is made by us alone and escapes every word it is given.
    return {"chart": chart, "svg": mark_safe(chart.svg), "narrow": mark_safe(chart.narrow)}  # noqa: S308
