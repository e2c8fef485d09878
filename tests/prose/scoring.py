"""Marked passages read, and proposals compared with them. The mark-up is told in passages/README.md."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from phoihop.foundation.vietnamese import fold
from phoihop.prose import Figure, read

PASSAGES = Path(__file__).parent / "passages"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]|\{([^}]*)\}")
QUALIFIED = (
    (re.compile(r"(.+)\.\.(.+)"), lambda m: ("range", float(m[1]), float(m[2]))),
    (re.compile(r">=(.+)"), lambda m: ("at_least", float(m[1]), None)),
    (re.compile(r"<=(.+)"), lambda m: ("at_most", None, float(m[1]))),
    (re.compile(r">(.+)"), lambda m: ("over", float(m[1]), None)),
    (re.compile(r"<(.+)"), lambda m: ("nearly", None, float(m[1]))),
    (re.compile(r"~(.+)\+"), lambda m: ("about", float(m[1]), None)),
    (re.compile(r"~(.+)"), lambda m: ("about", float(m[1]), float(m[1]))),
    (re.compile(r"(.+)"), lambda m: ("exact", float(m[1]), float(m[1]))),
)


@dataclass
class Passage:
    key: str
    text: str
    figures: list[dict]
    ignore: list[tuple[int, int]]


@dataclass
class Score:
    gold: int = 0
    proposed: int = 0
    right: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("span", "exact span", "value", "unit", "all"), 0)
    )
    quiet: int = 0
    quiet_kept: int = 0
    indicators: int = 0
    first: int = 0
    top_three: int = 0
    roles: int = 0
    wrong: list[str] = field(default_factory=list)

    def f1(self, level: str) -> float:
        return 2 * self.right[level] / ((self.gold + self.proposed) or 1)


def value(written: str) -> tuple[str, float | None, float | None]:
    for pattern, made in QUALIFIED:
        found = pattern.fullmatch(written)
        if found:
            return made(found)
    raise ValueError(written)


def passage(key: str, marked: str) -> Passage:
    text, figures, ignore, place = "", [], [], 0
    for found in MARK.finditer(marked):
        text += marked[place : found.start()]
        place = found.end()
        start = len(text)
        text += found[1] or found[3]
        if found[3] is not None:
            ignore.append((start, len(text)))
            continue
        worth, unit, indicator, *rest = found[2].split("|")
        qualifier, low, high = value(worth)
        extra = dict(part.split("=") for part in rest if "=" in part)
        role = next((part for part in rest if part and "=" not in part), "result")
        figures.append(
            {
                "start": start,
                "end": len(text),
                "span": found[1],
                "qualifier": qualifier,
                "low": low,
                "high": high,
                "unit": unit,
            }
            | {
                "indicator": indicator.strip("-"),
                "role": role,
                "per": extra.get("per"),
                "of": float(extra["of"]) if "of" in extra else None,
            }
        )
    return Passage(key, text + marked[place:], figures, ignore)


def marked(name: str) -> list[Passage]:
    """The passages of a .txt file in the mark-up, or of a .jsonl file."""
    content = (PASSAGES / name).read_text(encoding="utf-8")
    if name.endswith(".jsonl"):
        records = [json.loads(line) for line in content.splitlines()]
        return [
            Passage(r["id"], r["text"], r["figures"], [(i["start"], i["end"]) for i in r["ignore"]]) for r in records
        ]
    return [
        passage(f"{name}-{number}", block.strip())
        for number, block in enumerate(content.split("\n\n"), 1)
        if block.strip()
    ]


def unit(written: str) -> str:
    """A unit made comparable, as the guide has it."""
    plain = written.lower().replace("²", "2").replace("³", "3").replace("tỉ", "tỷ").replace("chiến sỹ", "chiến sĩ")
    return " ".join(re.sub(r"[“”\"'():;.]", " ", plain).replace(",", " , ").split())


def lenient(first: str, second: str) -> bool:
    one, other = unit(first).split(), unit(second).split()
    shorter = min(len(one), len(other))
    return one == other if not shorter else one[:shorter] == other[:shorter]


def score(passages: list[Passage], changed=lambda text: text) -> Score:
    """How far the proposals for the passages agree with their marks; spans are paired by the place of their number."""
    made = Score()
    for gold in passages:
        _one(made, gold, read(changed(gold.text)).figures)
    return made


def _one(made: Score, gold: Passage, figures: list[Figure]) -> None:
    left = list(figures)
    for marked_figure in gold.figures:
        made.gold += 1
        start = marked_figure["start"] + _number_offset(marked_figure["span"])
        close = [f for f in left if f.start <= start < f.end]
        if not close:
            made.wrong.append(f"{gold.key} missed {marked_figure['span']!r}")
            continue
        left.remove(close[0])
        _compare(made, gold.key, marked_figure, close[0])
    false = [f for f in left if not any(f.start < end and start < f.end for start, end in gold.ignore)]
    made.proposed += len(figures) - len(left) + len(false)
    made.wrong += [f"{gold.key} false alarm {f.span!r} ({f.rule})" for f in false]
    if not gold.figures:
        made.quiet += 1
        made.quiet_kept += not false


def _number_offset(span: str) -> int:
    found = re.search(r"\d", span)
    return found.start() if found else 0


def _compare(made: Score, key: str, gold: dict, figure: Figure) -> None:
    expected = fold(gold["unit"]) if figure.unit.isascii() else gold["unit"]
    right = {
        "span": True,
        "exact span": (figure.start, figure.end) == (gold["start"], gold["end"]),
        "value": (figure.qualifier, figure.low, figure.high) == (gold["qualifier"], gold["low"], gold["high"]),
        "unit": unit(figure.unit) == unit(expected),
    }
    right["all"] = right["value"] and lenient(figure.unit, expected)
    for level, fine in right.items():
        made.right[level] += fine
    made.roles += figure.role == gold["role"]
    codes = [match.code for match in figure.indicators]
    if gold["indicator"]:
        made.indicators += 1
        made.first += figure.indicator == gold["indicator"]
        made.top_three += gold["indicator"] in codes
        if gold["indicator"] not in codes:
            made.wrong.append(f"{key} indicator {gold['span']!r} {gold['indicator']} not in {codes}")
    if not all(right.values()):
        got = f"{figure.span!r} {figure.qualifier} {figure.low} {figure.high} [{figure.unit}] {figure.rule}"
        made.wrong.append(f"{key} {gold['span']!r}: {got}")
    if figure.role != gold["role"]:
        made.wrong.append(f"{key} role {gold['span']!r} {gold['role']}: {figure.role}")
