"""A world with one thing of each kind, and with which of them each page is opened.

A new room adds a function that makes its things and says, by the names of its addresses, which thing a page shows:
`"plans:task"` for one page, `"plans"` for all the pages of the room that say nothing else.
"""

from tests.house import furnished_desks as desks
from tests.house import furnished_work as work
from tests.house.house import NOW, House

__all__ = ["NOW", "House", "furnish"]

ROOMS = (
    work.registers_of,
    work.reporting_of,
    work.reports_of,
    work.plans_of,
    work.activities_of,
    desks.models_of,
    desks.classes_of,
    desks.awards_of,
    desks.notes_of,
    desks.reviews_of,
    desks.inspections_of,
    desks.conferences_of,
    desks.articles_of,
    desks.notices_of,
)


def furnish(house):
    """One thing of each kind, made by the services in the name of those who may."""
    for furnish_room in ROOMS:
        furnish_room(house)
    return house
