"""`python -m bench.pages --provinces 38,40`: how long pages take where there are many bodies and accounts.

Fills a database with the scale `world` on some provinces (without the option, on all of them, which takes long), and
asks for lists, searches and the first page as their readers do: the median time and the number of queries of each.
Run at two sizes, it shows whether a page asks the database more often where there is more.
"""

import argparse
import statistics
import sys
import time
from dataclasses import replace

from bench import ground
from bench.measuring import milliseconds

RUNS = 5
PAGES = (
    "/",
    "/organisations/",
    "/organisations/?q=dan+van",
    "/organisations/?q=xuan+hong",
    "/people/",
    "/people/?q=can+bo+hoi",
    "/places/",
    "/places/?q=xuan",
    "/programmes/",
    "/submissions/",
    "/search/?q=xuan",
)


def main() -> int:
    """Print one table; 1 where a page is refused."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("--provinces", default="", help="by their codes of February 2024, separated by commas")
    chosen = parser.parse_args()
    with ground.scratch() as folder, ground.settings(folder):
        return _run(tuple(filter(None, chosen.provinces.split(","))))


def _run(provinces: tuple[str, ...]) -> int:
    from django.core.management import call_command  # noqa: PLC0415

    from phoihop.demo.scales import telling  # noqa: PLC0415
    from phoihop.demo.scales.sizes import SIZES  # noqa: PLC0415
    from phoihop.organisations.models import Body  # noqa: PLC0415
    from phoihop.people.models import Person  # noqa: PLC0415

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    begun = time.perf_counter()
    telling.settle(replace(SIZES["world"], provinces=provinces), lambda _line: None)
    print(f"{Body.objects.count():,} bodies, {Person.objects.count():,} accounts, {time.perf_counter() - begun:.0f} s")
    print("| page | queries | ms |\n|---|---:|---:|")
    refused = [path for path in PAGES if not _asked(_steward(), path)]
    return 1 if refused else 0


def _steward() -> object:
    """Whoever keeps the registers sees most."""
    from phoihop.access.checks import SYSTEM  # noqa: PLC0415
    from phoihop.access.roles import Role  # noqa: PLC0415
    from phoihop.demo.scales.telling import BEGINNING  # noqa: PLC0415
    from phoihop.people import services  # noqa: PLC0415
    from phoihop.people.models import Person  # noqa: PLC0415

    chief = Person.objects.get(username="truong")
    if not chief.posts.filter(role=Role.STEWARD).exists():
        post = chief.posts.first()
        services.give_post(
            person=chief, body=post.body, role=Role.STEWARD, since=post.valid_from, actor=SYSTEM, at=BEGINNING
        )
    return Person.objects.get(pk=chief.pk)


def _asked(person: object, path: str) -> bool:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    client.get(path)
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            status = client.get(path).status_code
        times.append(time.perf_counter() - begun)
    print(f"| `{path}` | {len(queries)} | {milliseconds(statistics.median(times))} |{'' if status == 200 else status}")
    return bool(status == 200)


if __name__ == "__main__":
    sys.exit(main())
