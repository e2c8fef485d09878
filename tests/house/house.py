"""What is furnished: the world, who acts in it, and with which of its things each page is opened."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import URLPattern, get_resolver, reverse
from PIL import Image

from phoihop.access.checks import SYSTEM

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 25, 12, tzinfo=ZONE)
YEAR = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
# Rooms in which no person opens pages; each says who asks there instead.
ROOMS_LEFT_OUT = {
    "api-1": "the programming interface calls the same services; its own tests ask who may",
    "exchange": "clients of DHIS2 call the same services; its own tests ask who may",
}


@dataclass(slots=True, kw_only=True)
class House:
    """The world, who acts in it, what was made; by names of addresses, their arguments and what is sent to them."""

    world: object
    programme: object
    catalogue: dict
    version: object
    calendar: object
    regime: object
    arguments: dict = field(default_factory=dict)
    queries: dict = field(default_factory=dict)
    posts: dict = field(default_factory=dict)

    def by(self, username):
        """In whose name, and when, something is done."""
        return {"actor": self.world.person(username) if username else SYSTEM, "at": NOW}

    def shows(self, name, /, **arguments):
        """With which things the pages of that name are opened."""
        self.arguments[name] = arguments

    def address(self, name, arguments):
        """Where the page of that name is opened; raises LookupError with what was not furnished."""
        chosen = self.arguments.get(name) or self.arguments.get(name.partition(":")[0], {})
        if missing := [argument for argument in arguments if argument not in chosen]:
            raise LookupError(", ".join(missing))
        return reverse(name, kwargs={argument: chosen[argument] for argument in arguments})


def photograph():
    """A small picture."""
    made = io.BytesIO()
    Image.new("RGB", (320, 200), "#1d6b52").save(made, format="JPEG")
    return made.getvalue()


def addresses(resolver=None, room=""):
    """Every address of a room: its full name, and the names of its arguments."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if getattr(pattern, "namespace", None) in ROOMS_LEFT_OUT:
            continue
        if isinstance(pattern, URLPattern):
            if room and pattern.name:
                yield f"{room}:{pattern.name}", tuple(pattern.pattern.converters)
        else:
            yield from addresses(pattern, pattern.namespace or room)
