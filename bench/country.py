"""`python -m bench.country`: whole pages of the totals, of the whole country, from a real server over HTTP.

The country is drawn and published; then a server of its own answers. Each page is read by one reader, by sixteen who
look at it for a second before they ask again, and by sixteen who ask again at once. After that a process of its own
writes the same state anew, so that its memory is that of writing alone. Everything goes to bench/results/.
"""

import argparse
import http.client
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

from bench import ground
from bench.clients import Tally
from bench.load import RESULTS, cookie_of, memory, percentiles, site

READERS = 16
# How many read, and for how many seconds each looks at a page before asking for the next.
WAYS = {"alone": (1, 0.0), f"{READERS}, a second between": (READERS, 1.0), f"{READERS}, at once": (READERS, 0.0)}


def main() -> int:
    """Print what was measured; 1 where a page was refused."""
    parser = argparse.ArgumentParser(prog="python -m bench.country")
    parser.add_argument("--quick", action="store_true", help="10 million facts of one year instead of 62 of five")
    parser.add_argument("--seconds", type=float, default=10, help="for each page and each way of reading it")
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    parser.add_argument("--write-anew", type=Path, help="only write the state of the rows in this folder anew")
    chosen = parser.parse_args()
    if chosen.write_anew:
        return _write_anew(chosen.write_anew)
    with ground.scratch() as folder, ground.settings(folder):
        return _run(chosen, folder)


def _run(chosen: argparse.Namespace, folder: Path) -> int:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    laid = ground.lay(
        ground.QUICK if chosen.quick else ground.FULL, folder, lambda line: print(f"  {line}", flush=True)
    )
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    pages, cookie = dict(_pages()), _cookie()
    connection.close()
    laid.rows.close()
    told: list[dict[str, object]] = []
    with site(folder, chosen.workers) as (port, process):
        for name, path in pages.items():
            _read(port, cookie, path, (1, 0.0), 1)
            told += [
                {"page": name, "read": way} | _read(port, cookie, path, how, chosen.seconds)
                for way, how in WAYS.items()
            ]
            print(f"  {name}", flush=True)
        server = memory(process.pid)
    written = json.loads(
        subprocess.run(  # noqa: S603 - ourselves
            [sys.executable, "-m", "bench.country", "--write-anew", str(folder)], stdout=subprocess.PIPE, check=True
        ).stdout
    )
    kept = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores, load": (os.cpu_count(), os.getloadavg()),
        "facts": laid.facts,
        "processes of the server, MB at most": (chosen.workers, server),
        "written anew": written,
    }
    print("\n" + "\n".join(f"{name}: {what}" for name, what in kept.items()) + "\n\n" + _table(told))
    RESULTS.mkdir(exist_ok=True)
    size = "quick" if chosen.quick else "country"
    result = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-pages-{size}.json"
    result.write_text(json.dumps(kept | {"pages": told}, indent=1, default=str) + "\n", encoding="utf-8")
    return 1 if any(one["refused"] for one in told) else 0


def _pages() -> Iterator[tuple[str, str]]:
    """The pages that ask the questions of `bench.asked`, of the programme whose form asks most."""
    from django.db.models import Count  # noqa: PLC0415

    from bench.asked import Asked  # noqa: PLC0415
    from phoihop.programmes.models import Programme  # noqa: PLC0415
    from phoihop.territories.models import Level, Place  # noqa: PLC0415

    asked = Asked.of()
    country = Place.objects.get(level=Level.COUNTRY).pk
    lines = Count("regimes__form__versions__sections__lines")
    programme = Programme.objects.annotate(lines=lines).order_by("-lines", "pk")[0]

    def page(what: str = "", **query: object) -> str:
        return f"/analytics/programmes/{programme.slug}/{what}?{urlencode({'period': '2025', **query})}"

    yield "the country, all that a leader sees", page(node=country)
    yield "a province, all that a leader sees", page(node=asked.province)
    yield "a province, all indicators by months", page("table/", node=asked.province, shape="indicators_time")
    yield "all provinces by months, as then", page("table/", node=country, shape="units_time")
    yield "all provinces by months, as today", page("table/", node=country, shape="units_time", structure="today")
    yield "all provinces by indicators", page("table/", node=country, shape="units_indicators")
    yield "a district's communes by months", page("table/", node=asked.district, shape="units_time")


def _cookie() -> str:
    from phoihop.people.models import Person  # noqa: PLC0415

    return cookie_of(Person.objects.get(username="truong"))


def _read(port: int, cookie: str, path: str, how: tuple[int, float], seconds: float) -> dict[str, object]:
    """How long the page took, in milliseconds, and how often it was read."""
    readers, pause = how
    tally, stop = Tally(), time.monotonic() + seconds
    threads = [
        threading.Thread(target=_read_on, args=(port, cookie, path, (stop, pause, number / readers), tally))
        for number in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "ms (p50, p95, p99)": percentiles(tally.read),
        "pages a second": round(len(tally.read) / seconds, 1),
        "refused": tally.faults[:3],
    }


def _read_on(port: int, cookie: str, path: str, when: tuple[float, float, float], tally: Tally) -> None:
    stop, pause, phase = when
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    # They did not all sit down in the same moment.
    time.sleep(pause * phase)
    while time.monotonic() < stop:
        begun = time.monotonic()
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        answer.read()
        ended = time.monotonic()
        with tally.lock:
            if answer.status == 200:
                tally.read.append((ended, ended - begun))
            else:
                tally.faults.append(f"{path}: {answer.status}")
        time.sleep(pause)


def _table(told: list[dict[str, object]]) -> str:
    by_page: dict[object, dict[object, object]] = {}
    for one in told:
        by_page.setdefault(one["page"], {})[one["read"]] = one["ms (p50, p95, p99)"]
    head = [f"| page, ms (p50, p95, p99) | {' | '.join(WAYS)} |", "|---|" + "---:|" * len(WAYS)]
    rows = [
        f"| {page} | {' | '.join(str(found[way]).strip('[]') for way in WAYS)} |" for page, found in by_page.items()
    ]
    return "\n".join(head + rows)


def _write_anew(folder: Path) -> int:
    with ground.settings(folder):
        from bench.file import File  # noqa: PLC0415

        rows = File(folder / "rows.duckdb", read_only=True)
        begun, worked = time.perf_counter(), time.process_time()
        ground.publish(rows)
        took = {"seconds": time.perf_counter() - begun, "of processors": time.process_time() - worked}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({name: round(value, 1) for name, value in took.items()} | {"MB at most": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
