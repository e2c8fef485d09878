"""Who stands above whom and when: a hierarchy whose parent links are dated (cây có thời hiệu).

Territories and organisations are two hierarchies of this kind. Nodes are known here by number alone; the
names, and the sentences that need them, belong to the room that asks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from phoihop.foundation.refusals import Invalid, Refused

# Spans without an end are given one inside this file, so that ends can be compared.
FOREVER = date.max


@dataclass(frozen=True, slots=True)
class Link:
    """One node's place from `since` until, but not including, `until`: under `parent`, or at the top (None).

    A node is alive exactly while one of its links holds.
    """

    child: int
    parent: int | None
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """`descendant` stands `depth` levels below `ancestor` during [since, until); at depth 0 they are the same node."""

    ancestor: int
    descendant: int
    depth: int
    since: date
    until: date | None


Span = tuple[date, date]
Links = dict[int, list[Link]]


def closure(links: Iterable[Link]) -> list[Reach]:
    """Every (ancestor, descendant) pair with each span in which it holds, spans that touch being joined.

    Ordered by ancestor, descendant, depth and since. Raises `Refused` where the links form a cycle.
    """
    by_child = _by_child(links)
    spans: dict[tuple[int, int, int], list[Span]] = defaultdict(list)
    for siblings in by_child.values():
        for link in siblings:
            for ancestor, depth, span in _climb(link, by_child):
                spans[ancestor, link.child, depth].append(span)
    return [
        Reach(ancestor, descendant, depth, since, _open(until))
        for (ancestor, descendant, depth), held in sorted(spans.items())
        for since, until in _joined(held)
    ]


def check(links: Iterable[Link]) -> None:
    """Hold that on every day the links form a forest.

    Raises `Invalid` for a span that ends before it begins, and `Refused` for two places of one node on one
    day, a parent that is not alive during the whole of a link, and a cycle on any day. The facts of `Refused`
    are `fault` ("overlap", "orphan" or "cycle"), `child`, `parent` and `day`, the first day on which it is so.
    """
    links = list(links)
    for link in links:
        if link.since >= _end(link):
            reason = format_lazy(
                _("A place in the hierarchy that begins on {day} cannot end on or before that day. Enter a later end."),
                day=_day(link.since),
            )
            raise Invalid(reason, until=reason)
    by_child = _by_child(links)
    for siblings in by_child.values():
        _check_overlap(siblings)
    lives = {child: _joined((link.since, _end(link)) for link in siblings) for child, siblings in by_child.items()}
    for link in links:
        _check_orphan(link, lives)
    for link in links:
        for _step in _climb(link, by_child):
            pass


def _check_overlap(siblings: list[Link]) -> None:
    for earlier, later in pairwise(siblings):
        if later.since < _end(earlier):
            raise Refused(
                format_lazy(
                    _(
                        "One unit would stand in two places of the hierarchy on {day}; it may have only one superior"
                        " at a time. End the earlier place before the later one begins."
                    ),
                    day=_day(later.since),
                ),
                fault="overlap",
                child=later.child,
                parent=later.parent,
                day=later.since,
            )


def _check_orphan(link: Link, lives: dict[int, list[Span]]) -> None:
    if link.parent is None:
        return
    day = _first_gap((link.since, _end(link)), lives.get(link.parent, []))
    if day is not None:
        raise Refused(
            format_lazy(
                _(
                    "The superior unit does not exist on {day}, although a unit is to stand under it on that day."
                    " Choose a superior that exists the whole time, or shorten the time."
                ),
                day=_day(day),
            ),
            fault="orphan",
            child=link.child,
            parent=link.parent,
            day=day,
        )


def _climb(link: Link, by_child: Links) -> Iterator[tuple[int, int, Span]]:
    """Each ancestor of the link's child with its depth and the part of the link's span in which it is so.

    Climbing by spans, not by nodes, lets two nodes change places over time, and costs only the depth of the tree.
    """
    waiting = [(link.child, link.parent, 0, link.since, _end(link))]
    while waiting:
        node, parent, depth, since, until = waiting.pop()
        yield node, depth, (since, until)
        if parent is None:
            continue
        if parent == link.child or depth > len(by_child):
            raise _cycle(node, parent, since)
        for above in by_child.get(parent, []):
            start, end = max(since, above.since), min(until, _end(above))
            if start < end:
                waiting.append((parent, above.parent, depth + 1, start, end))


def _cycle(child: int, parent: int, day: date) -> Refused:
    return Refused(
        format_lazy(
            _(
                "A unit would stand under itself on {day}."
                " Choose a superior that is not one of its own subordinate units."
            ),
            day=_day(day),
        ),
        fault="cycle",
        child=child,
        parent=parent,
        day=day,
    )


def _by_child(links: Iterable[Link]) -> Links:
    grouped: Links = defaultdict(list)
    for link in sorted(links, key=lambda link: (link.child, link.since)):
        grouped[link.child].append(link)
    return dict(grouped)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The same days in the fewest spans, in order."""
    joined: list[Span] = []
    for since, until in sorted(spans):
        if joined and since <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(until, joined[-1][1]))
        else:
            joined.append((since, until))
    return joined


def _first_gap(wanted: Span, life: list[Span]) -> date | None:
    """The first day of `wanted` outside `life`, whose spans are joined and in order."""
    day, until = wanted
    for begins, ends in life:
        if begins <= day < ends:
            day = ends
    return day if day < until else None


def _end(link: Link) -> date:
    return FOREVER if link.until is None else link.until


def _open(until: date) -> date | None:
    return None if until == FOREVER else until


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
