"""Reading and rewriting histories, and making the standings that follow from them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from phoihop.foundation.hierarchy import Link, check, closure
from phoihop.foundation.refusals import Refused
from phoihop.foundation.vietnamese import sort_key
from phoihop.organisations.models import Body, BodyStanding, BodyVersion
from phoihop.organisations.rules import Decision, Stretch
from phoihop.records.searching import searchable

# How many identifiers one query names; SQLite allows some thirty thousand.
CHUNK = 5_000


def hold_register() -> None:
    """Let changes to the register queue at its first body, until the transaction ends.

    Two changes, each sound by itself, may together form a cycle, so that locking the bodies changed is not enough.
    """
    Body.objects.select_for_update().order_by("pk").first()


def histories(bodies: Iterable[int]) -> dict[int, list[Stretch]]:
    """The history of each of these bodies, in order of time."""
    found: dict[int, list[Stretch]] = defaultdict(list)
    for some in _chunks(bodies):
        for version in BodyVersion.objects.filter(body__in=some).order_by("valid_from"):
            found[version.body_id].append(_stretch(version))
    return found


def rewrite(body: Body, history: Sequence[Stretch]) -> None:
    """Write a body's history, and on the body what is said of it last."""
    rows = {version.valid_from: version for version in body.versions.select_for_update()}
    for stretch in history:
        row = rows.get(stretch.since)
        if row is None:
            new_version(body, stretch).save()
        elif _stretch(row) != stretch:
            version = new_version(body, stretch)
            version.pk = row.pk
            version.save(force_update=True)
    last = history[-1]
    body.name, body.abbreviation, body.place_id = last.name, last.abbreviation, last.place
    body.sort_text = sort_key(last.name)[:1_000]
    body.save(update_fields=["name", "abbreviation", "place", "sort_text"])


def new_version(body: Body, stretch: Stretch) -> BodyVersion:
    """The row that holds a stretch, not yet written."""
    return BodyVersion(
        body=body,
        name=stretch.name,
        abbreviation=stretch.abbreviation,
        parent_id=stretch.parent,
        place_id=stretch.place,
        search_text=searchable(stretch.name, stretch.abbreviation),
        decision_number=stretch.decision.number,
        decided_on=stretch.decision.on,
        valid_from=stretch.since,
        valid_until=stretch.until,
    )


def restand(touched: Iterable[int]) -> None:
    """Make the standings of these bodies, and of all that ever stood under them, anew.

    Raises Refused, naming the bodies, where on any day one would stand under itself or under a body that does not
    exist.
    """
    below = _below(touched)
    links = _links_above(below)
    try:
        check(links)
        reaches = closure(links)
    except Refused as refusal:
        raise _named(refusal) from refusal
    for some in _chunks(below):
        BodyStanding.objects.filter(body__in=some).delete()
    BodyStanding.objects.bulk_create(
        (
            BodyStanding(
                ancestor_id=reach.ancestor,
                body_id=reach.descendant,
                depth=reach.depth,
                valid_from=reach.since,
                valid_until=reach.until,
            )
            for reach in reaches
            if reach.descendant in below
        ),
        batch_size=CHUNK,
    )


def _stretch(version: BodyVersion) -> Stretch:
    return Stretch(
        name=version.name,
        abbreviation=version.abbreviation,
        parent=version.parent_id,
        place=version.place_id,
        since=version.valid_from,
        until=version.valid_until,
        decision=Decision(version.decision_number, version.decided_on),
    )


def _below(touched: Iterable[int]) -> set[int]:
    """These bodies and all that ever stood under them."""
    found = set(touched)
    frontier = found
    while frontier:
        under: set[int] = set()
        for some in _chunks(frontier):
            under.update(BodyVersion.objects.filter(parent__in=some).values_list("body", flat=True))
        frontier = under - found
        found |= frontier
    return found


def _links_above(bodies: set[int]) -> list[Link]:
    """Every link of these bodies and of all that ever stood above them."""
    links: list[Link] = []
    known: set[int] = set()
    frontier = set(bodies)
    while frontier:
        known |= frontier
        columns = ("body", "parent", "valid_from", "valid_until")
        new: list[tuple[int, int | None, date, date | None]] = []
        for some in _chunks(frontier):
            new.extend(BodyVersion.objects.filter(body__in=some).values_list(*columns))
        links.extend(Link(*row) for row in new)
        frontier = {parent for _child, parent, _since, _until in new if parent is not None} - known
    return links


def _named(refusal: Refused) -> Refused:
    """The same refusal in a sentence that names the bodies, where there is one."""
    sentences = {
        "orphan": _(
            "%(child)s would stand under %(parent)s on %(day)s, when %(parent)s does not exist."
            " First move or dissolve %(child)s, or choose a superior that exists."
        ),
        "cycle": _(
            "On %(day)s %(child)s would stand under itself by way of %(parent)s."
            " Choose a superior that is not one of its own subordinates."
        ),
    }
    facts = refusal.facts
    sentence = sentences.get(str(facts.get("fault")))
    if sentence is None:
        return refusal
    names = Body.objects.in_bulk([facts["child"], facts["parent"]])
    child, parent = names[facts["child"]], names[facts["parent"]]
    return Refused(sentence % {"child": child, "parent": parent, "day": f"{facts['day']:%d/%m/%Y}"}, **facts)


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
