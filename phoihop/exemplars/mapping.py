"""Where models were taken up, on a map (bản đồ nhân rộng)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from phoihop.territories.models import Level, PlaceVersion, Standing
from phoihop.ui import maps
from phoihop.ui.drawing import Chart


def spread(places: Mapping[int, int], day: date) -> Chart | None:
    """Copies by commune where all are of one province, otherwise by province; None where there is none.

    `places` says how many copies stand in each place, by its key. A place that no longer exists on `day` is left out;
    the table beside the map holds every copy.
    """
    above = Standing.objects.as_of(day).filter(place__in=places, ancestor__level=Level.PROVINCE)
    province = dict(above.values_list("place", "ancestor"))
    codes = dict(
        PlaceVersion.objects.as_of(day)
        .filter(place__in={*places, *province.values()}, place__level__in=(Level.PROVINCE, Level.COMMUNE))
        .values_list("place", "code")
    )
    known = {codes[each] for each in province.values() if each in codes}
    title, unit = _("Where models were taken up"), _("copies")
    if len(known) == 1 and day >= maps.MERGED_ON:
        [only] = known
        beneath = {codes[place]: number for place, number in places.items() if place in codes and place in province}
        communes = {code: number for code, number in beneath.items() if code in maps.communes(only)}
        if communes:
            return maps.draw_province(only, communes, title=title, unit=unit)
    values: Counter[str] = Counter()
    for place, number in places.items():
        code = codes.get(province.get(place, place), "")
        if code in maps.provinces(day):
            values[code] += number
    return maps.draw(day, values, title=title, unit=unit) if values else None
