"""Maps of Viet Nam by value, as SVG text (bản đồ): provinces as of a day, communes of one province.

The shapes and their licence are described in README.md beside this file.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from phoihop.foundation.vietnamese import sort_key
from phoihop.ui import notation
from phoihop.ui.drawing import INK, MUTED, PAPER, SLATE, Chart, drawing, element, linked, own_id, text, tip

__all__ = ["MERGED_ON", "communes", "draw", "draw_province", "provinces"]

MERGED_ON = date(2025, 7, 1)
"""The day from which there are 34 provinces, and no districts (Resolution 202/2025/QH15)."""

CLASSES = ("#dfece1", "#aed1b9", "#74b093", "#3c8869", "#174f3c")
_FOLDER = Path(__file__).resolve().parent
_WIDTH = 560
_NAMED = 8
_CAUTION = "Bản đồ minh họa, không có giá trị pháp lý về địa giới"


def draw(
    day: date,
    values: Mapping[str, object],
    *,
    hrefs: Mapping[str, str] | None = None,
    breaks: Sequence[Decimal | float] = (),
    title: str = "",
    unit: str = "",
) -> Chart:
    """The provinces there were on `day`, coloured by `values` by province code.

    A value is a number or a quantity with bounds, which is shaded by what is certain and told in its own words; None or
    absent is "no figure".

    `breaks` are the lower bounds of the second and further classes, at most four, rising; without them the values
    are cut into classes of about equal size at round numbers. A province in `hrefs` is a link. A code that no province
    of that day bears is named in the note, never dropped in silence.
    """
    sheet = _provinces(day)
    return _Map(sheet, values, hrefs or {}, _cuts(values, breaks), title or _("Map of the provinces"), unit).chart(
        legend_at=(306.0, 14.0)
    )


def draw_province(
    code: str,
    values: Mapping[str, object],
    *,
    hrefs: Mapping[str, str] | None = None,
    breaks: Sequence[Decimal | float] = (),
    title: str = "",
    unit: str = "",
) -> Chart:
    """The communes (since 1 July 2025) of the province `code`, by commune code; otherwise as `draw`.

    Raises KeyError for a code that none of the 34 provinces bears.
    """
    sheet = _communes(code)
    return _Map(sheet, values, hrefs or {}, _cuts(values, breaks), title or _("Map of the communes"), unit).chart()


def provinces(day: date) -> dict[str, str]:
    """The provinces on the map of `day`: names by code."""
    return {code: name for code, name, *_paths in _provinces(day).units}


def communes(code: str) -> dict[str, str]:
    """The communes on the map of the province `code`: names by code. Raises KeyError as `draw_province`."""
    return {commune: name for commune, name, *_paths in _communes(code).units}


@dataclass(frozen=True, slots=True)
class _Sheet:
    width: float
    height: float
    units: tuple[tuple[str, str, str, str], ...]
    labels: tuple[tuple[str, float, float], ...]
    frames: tuple[tuple[str, float, float, float, float], ...]


@cache
def _sheet(name: str) -> _Sheet:
    content: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return _Sheet(
        width=content["width"],
        height=content["height"],
        units=tuple((code, said, path, next(iter(far), "")) for code, said, path, *far in content["units"]),
        labels=tuple((said, x, y) for said, x, y in content.get("labels", ())),
        frames=tuple((said, x, y, w, h) for said, x, y, w, h in content.get("frames", ())),
    )


def _provinces(day: date) -> _Sheet:
    return _sheet("provinces-63" if day < MERGED_ON else "provinces-34")


def _communes(code: str) -> _Sheet:
    if not (code.isdecimal() and (_FOLDER / f"communes-{code}.json").exists()):
        raise KeyError(code)
    return _sheet(f"communes-{code}")


@dataclass(frozen=True, slots=True)
class _Map:
    sheet: _Sheet
    values: Mapping[str, object]
    hrefs: Mapping[str, str]
    cuts: tuple[float, ...]
    title: str
    unit: str

    @property
    def scale(self) -> float:
        return _WIDTH / self.sheet.width

    @property
    def hatch(self) -> str:
        return own_id("hatch", self.title, self.sheet.width, self.sheet.height, sorted(self.values), self.cuts)

    def chart(self, legend_at: tuple[float, float] | None = None) -> Chart:
        """The drawing with its legend: inside, where the sheet leaves room at `legend_at`, or below."""
        land = self.sheet.height * self.scale
        x, y = legend_at or (4.0, land + 16)
        legend = self._legend(x, y)
        height = land if legend_at else land + 16 + 22 * len(legend)
        parts = [self._pattern(), self._land(), *self._names(), *legend]
        parts.append(text(_CAUTION, 4, height + 15, font_size=12.5, fill=MUTED, font_style="italic"))
        name = f"{self.title} ({self.unit})" if self.unit else self.title
        known = [value for value in self.values.values() if _level(value) is not None]
        summary = _("%(count)s units have a figure; the table says the same in words") % {"count": len(known)}
        svg = drawing(_WIDTH, round(height + 24), parts, title=name, summary=summary, interactive=bool(self.hrefs))
        columns = (_("Name"), f"{_('Value')} ({self.unit})" if self.unit else _("Value"))
        return Chart(
            svg=svg, title=self.title, summary=name, columns=columns, rows=self._rows(), note=self._strangers()
        )

    def _pattern(self) -> str:
        ground = element("rect", width=8, height=8, fill="#f4f2ea")
        strokes = element("path", d="M-2 10L10-2M-2 2L2-2M6 10L10 6", stroke="#b3b3a4", stroke_width=1)
        # The land is drawn on the sheet's larger scale; the strokes keep their distance on paper.
        kinds = {self.hatch: f"scale({1 / self.scale:.4f})", f"{self.hatch}-key": None}
        size = {"width": 8, "height": 8, "patternUnits": "userSpaceOnUse"}
        patterns = (element("pattern", ground, strokes, id=i, patternTransform=t, **size) for i, t in kinds.items())
        return element("defs", *patterns)

    def _land(self) -> str:
        shapes = []
        for code, name, path, far in self.sheet.units:
            level = _level(self.values.get(code))
            fill = f"url(#{self.hatch})" if level is None else CLASSES[self._class_of(level)]
            said = tip(f"{name}: {self._words(code)} {self.unit if level is not None else ''}".rstrip())
            drawn = [element("path", said, d=path, fill=fill)] if path else []
            if far:
                # Reefs are so small that a light outline would swallow them.
                thin = round(0.6 / self.scale, 2)
                drawn.append(element("path", said, d=far, fill=fill, stroke=INK, stroke_width=thin))
            shapes.append(linked(self.hrefs.get(code, ""), *drawn))
        return element(
            "g",
            *shapes,
            transform=f"scale({self.scale:.5f})",
            stroke="#8a948d" if not self.cuts else PAPER,
            stroke_width=round(0.7 / self.scale, 2),
            stroke_linejoin="round",
        )

    def _names(self) -> Iterable[str]:
        for said, x, y in self.sheet.labels:
            at = {"font_size": 13.5, "font_style": "italic", "text_anchor": "middle"}
            yield text(said, min(x * self.scale, _WIDTH - 70), y * self.scale - 9, **at)
        for said, x, y, width, height in self.sheet.frames:
            at = {"x": x * self.scale, "y": y * self.scale, "width": width * self.scale, "height": height * self.scale}
            yield element("rect", **at, fill="none", stroke=SLATE, stroke_width=0.8)
            middle = {"font_size": 11, "font_style": "italic", "text_anchor": "middle"}
            yield text(said, (x + width / 2) * self.scale, (y + 36) * self.scale, **middle)

    def _legend(self, x: float, y: float) -> list[str]:
        lines = [(CLASSES[self._shade(index)], words) for index, words in enumerate(self._class_words())]
        lines.append((f"url(#{self.hatch}-key)", _("No figure")))
        parts = [text(self.unit, x, y + 11, font_size=14, font_weight=600)] if self.unit else []
        for index, (fill, words) in enumerate(lines, len(parts)):
            box = {"x": x, "y": y + index * 22, "width": 22, "height": 14}
            parts.append(
                element("rect", **box, fill=fill, stroke=SLATE, stroke_width=0.6)
                + text(words, x + 30, y + index * 22 + 12, font_size=14, fill=INK)
            )
        return parts

    def _class_words(self) -> list[str]:
        known = _levels(self.values)
        if not known:
            return []
        said = [notation.number(_neat(cut)) for cut in self.cuts]
        if not said:
            low, high = notation.number(_neat(min(known))), notation.number(_neat(max(known)))
            return [low if low == high else f"{low} – {high}"]
        between = [_("from %(low)s to below %(high)s") % {"low": a, "high": b} for a, b in pairwise(said)]
        first = _("below %(number)s") % {"number": said[0]}
        return [first, *between, _("%(number)s and more") % {"number": said[-1]}]

    def _class_of(self, value: float) -> int:
        return self._shade(sum(value >= cut for cut in self.cuts))

    def _shade(self, index: int) -> int:
        """Few classes still span from light to dark."""
        count = len(self.cuts)
        return 2 if count == 0 else round(index * (len(CLASSES) - 1) / count)

    def _words(self, code: str) -> str:
        value = self.values.get(code)
        if _level(value) is None:
            return _("no figure")
        return notation.worded(_neat(value) if isinstance(value, float) else value)

    def _rows(self) -> tuple[tuple[str, ...], ...]:
        named = sorted(self.sheet.units, key=lambda unit: sort_key(unit[1]))
        return tuple((name, self._words(code)) for code, name, *_paths in named)

    def _strangers(self) -> str:
        strangers = sorted(set(self.values) - {code for code, *_rest in self.sheet.units})
        if not strangers:
            return ""
        codes = ", ".join(strangers[:_NAMED]) + ("…" if len(strangers) > _NAMED else "")
        return _("Not on this map, %(count)s codes: %(codes)s") % {"count": len(strangers), "codes": codes}


def _cuts(values: Mapping[str, object], breaks: Sequence[Decimal | float]) -> tuple[float, ...]:
    if breaks:
        return tuple(sorted(float(cut) for cut in breaks))[: len(CLASSES) - 1]
    known = sorted(_levels(values))
    count = min(len(CLASSES), len(set(known)))
    if count < 2:
        return ()
    quantiles = (known[math.ceil(len(known) * part / count) - 1] for part in range(1, count))
    found = sorted({_rounded(cut) for cut in quantiles})
    return tuple(cut for cut in found if known[0] < cut <= known[-1])


def _rounded(value: float) -> float:
    """To two digits that count: 1,234 becomes 1,200."""
    return round(value, 1 - math.floor(math.log10(abs(value)))) if value else 0.0


def _level(value: object) -> float | None:
    """What a value is shaded by: the number, or what is certain of a quantity; None where there is no figure."""
    low, high = notation.bounds(value)
    certain = high if low is None else low
    return None if certain is None else float(certain)


def _levels(values: Mapping[str, object]) -> list[float]:
    return [level for value in values.values() if (level := _level(value)) is not None]


def _neat(value: float) -> float:
    """Without a binary fraction's tail."""
    return round(value, 6)
