"""`python -m bench.load`: the real site under many who submit while many read.

A server of its own answers over HTTP. Each client is somebody who writes for a body. By `page` they open a report, send
the whole page as a browser without JavaScript does, and hand it in: three requests. By `phone`, as the page does that
was kept on a phone, they send one message that states and hands in; one in fifty is sent twice, as phones do whose
network broke off, and must count once. Readers open the pages that leaders open. At the end the database is compared
with what was sent, by count and by hash: nothing lost, nothing doubled, and the journal's chain whole.

ODK Central published 41.2 submissions a second for a load test of its own, which is the mark to look at.
"""

import argparse
import hashlib
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from bench import ground
from bench.clients import Duty, Tally, read_all, submit_all, warm
from tools.postgres import server as postgres

LINES_ASKED = 18
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Run, and print what was measured; 1 where anything was lost or doubled."""
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--clients", type=int, default=50, help="who submit at the same time")
    parser.add_argument("--readers", type=int, default=5, help="who read meanwhile")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--months", type=int, default=14, help="months that the bodies of one province owe")
    parser.add_argument("--way", choices=["page", "phone"], default="page", help="how reports are sent")
    parser.add_argument("--workers", type=int, default=1, help="processes of the server")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(ground.scratch())
        database = stack.enter_context(postgres()) if chosen.postgres else None
        stack.enter_context(ground.settings(folder, database))
        return _run(chosen, folder)


def _run(chosen: argparse.Namespace, folder: Path) -> int:
    duties, readers = _prepare(chosen)
    tally = Tally()
    print(f"  {len(duties):,} reports are owed; {chosen.clients} clients, {chosen.readers} readers", flush=True)
    with site(folder, chosen.workers) as (port, process):
        warm(port, readers)
        stop = time.monotonic() + chosen.seconds
        begun = time.monotonic()
        waiting = iter(duties)
        threads = [
            threading.Thread(target=submit_all, args=(port, waiting, stop, tally, chosen.way))
            for _ in range(chosen.clients)
        ]
        threads += [
            threading.Thread(target=read_all, args=(port, cookie, programme, stop, tally))
            for cookie, programme in readers
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        took = time.monotonic() - begun
        held = memory(process.pid)
    told = _told(chosen, tally, begun, took) | {"memory of the server, MB at most": held} | _verified(tally)
    print("\n".join(f"{name}: {value}" for name, value in told.items()))
    RESULTS.mkdir(exist_ok=True)
    kept = {"when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC", "cores": os.cpu_count(), "load": os.getloadavg(), **told}
    name = (
        f"{datetime.now(UTC):%Y-%m-%d}-load-{chosen.way}{'-postgres' if chosen.postgres else ''}-{chosen.clients}.json"
    )
    (RESULTS / name).write_text(json.dumps(kept, indent=1, default=str) + "\n", encoding="utf-8")
    return 1 if told["lost"] or told["doubled or changed"] or told["journal"] != "whole" else 0


def _prepare(chosen: argparse.Namespace) -> tuple[list[Duty], list[tuple[str, str]]]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from phoihop.demo.scales import telling  # noqa: PLC0415
    from phoihop.demo.scales.sizes import SIZES  # noqa: PLC0415
    from phoihop.programmes.models import Programme  # noqa: PLC0415
    from phoihop.reporting.models import Line, Obligation  # noqa: PLC0415

    for command in ("migrate", "createcachetable"):
        call_command(command, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    size = replace(SIZES["country"], provinces=(ground.SAMPLE,), asked=LINES_ASKED, months=chosen.months)
    _places, chief, people = telling.settle(size, lambda _line: None)
    telling.oblige(size, chief, lambda _line: None)
    owed = list(Obligation.objects.order_by("since", "pk").values_list("pk", "body", "form_version"))
    boxes: dict[int, list[tuple[int, str]]] = {}
    columns = ("section__version", "pk", "indicator__kind", "indicator__whole")
    for version, line, kind, whole in Line.objects.values_list(*columns):
        boxes.setdefault(version, []).append((line, "part" if whole else kind))
    cookies = {body: cookie_of(people[body]) for body in {body for _, body, _ in owed}}
    begun = _begun(people) if chosen.way == "phone" else {}
    duties = [Duty(pk, begun.get(pk, 0), version, tuple(boxes[version]), cookies[body]) for pk, body, version in owed]
    # Whoever comes next is somebody else, as in life.
    Random(1).shuffle(duties)  # noqa: S311 - an order, not a secret
    slugs = list(Programme.objects.values_list("slug", flat=True))
    readers = [(cookie_of(chief), slugs[number % len(slugs)]) for number in range(chosen.readers)]
    connection.close()
    return duties, readers


def _begun(people: dict[int, Any]) -> dict[int, int]:
    """Begin every report, as a phone does that keeps its pages; the reports by obligation."""
    from phoihop.demo.scales import telling  # noqa: PLC0415
    from phoihop.reporting.models import Obligation  # noqa: PLC0415
    from phoihop.submissions import services  # noqa: PLC0415

    owed = list(Obligation.objects.for_listing())
    turns = {one.pk: services.Turn(people[one.body_id], telling.BEGINNING) for one in owed}
    first = turns[owed[0].pk]
    reports = services.open_many(obligations=owed, actor=first.actor, at=first.at, turns=turns)
    return {one.obligation_id: one.pk for one in reports}


def cookie_of(person: object) -> str:
    """Signed in without the password, whose hash is made to be slow; what follows is what everybody's browser sends."""
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={'c' * 32}"


@contextmanager
def site(folder: Path, workers: int) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """The site, answering on a free port until it is no longer wanted."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    program = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--workers", str(workers)]
    program += ["--blocking-threads", "4", "--backlog", "2048", "--no-ws", "--log-level", "warning"]
    program += ["--host", "127.0.0.1", "--port", str(port), "phoihop.config.wsgi:application"]
    with (folder / "server.log").open("wb") as log, subprocess.Popen(program, stdout=log, stderr=log) as process:  # noqa: S603 - ours
        try:
            _await(port)
            yield port, process
        finally:
            process.terminate()


def _await(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The site did not begin to answer.")


def _told(chosen: argparse.Namespace, tally: Tally, begun: float, took: float) -> dict[str, object]:
    ended = [at - begun for at, _ in tally.submitted]
    third = chosen.seconds / 3
    rates = [sum(part * third <= at < (part + 1) * third for at in ended) / third for part in range(3)]
    return {
        "database": "PostgreSQL" if chosen.postgres else "SQLite",
        "clients, readers, seconds": (chosen.clients, chosen.readers, chosen.seconds),
        "reports submitted": len(ended),
        "reports a second": round(len(ended) / took, 1),
        "way, processes": (chosen.way, chosen.workers),
        "reports a second, by thirds": [round(rate, 1) for rate in rates],
        "a report, ms (p50, p95, p99)": percentiles(tally.submitted),
        "pages read": len(tally.read),
        "a page, ms (p50, p95, p99)": percentiles(tally.read),
        "refused or broken": len(tally.faults),
        "the first of them": tally.faults[:3],
    }


def percentiles(times: list[tuple[float, float]]) -> list[int]:
    if len(times) < 2:
        return []
    cuts = statistics.quantiles([took * 1000 for _, took in times], n=100, method="inclusive")
    return [round(cuts[49]), round(cuts[94]), round(cuts[98])]


def memory(process: int) -> int:
    """The most that the server and its workers ever held, in megabytes."""
    numbers = [str(process), *_children(process)]
    found = 0
    for number in numbers:
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
        peak = next((line for line in status.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
        found += int(peak.split()[1])
    return found // 1024


def _children(process: int) -> list[str]:
    path = Path(f"/proc/{process}/task/{process}/children")
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def _verified(tally: Tally) -> dict[str, object]:
    """Whether the database holds just what was sent; what was still under way at the end may stand in either state."""
    from phoihop.audit.services import first_broken  # noqa: PLC0415
    from phoihop.reporting.models import Line  # noqa: PLC0415
    from phoihop.submissions.models import Entry, Submission  # noqa: PLC0415

    boxes = {
        (version, indicator): pk
        for pk, version, indicator in Line.objects.values_list("pk", "section__version", "indicator")
    }
    done = Submission.objects.filter(status="submitted").values_list("obligation", flat=True)
    submitted = set(done)
    kept: dict[int, dict[int, str]] = {pk: {} for pk in submitted}
    doubled = 0
    rows = Entry.objects.current().values_list(
        "submission__obligation", "submission__obligation__form_version", "indicator", "words"
    )
    for obligation, version, indicator, words in rows.iterator(chunk_size=5_000):
        if obligation in kept:
            box = boxes[version, indicator]
            doubled += box in kept[obligation]
            kept[obligation][box] = words
    lost = tally.sent.keys() - kept.keys()
    unknown = kept.keys() - tally.open
    changed = sum(kept[pk] != words for pk, words in tally.sent.items() if pk in kept)
    ours = _digest(tally.sent)
    theirs = _digest({pk: words for pk, words in kept.items() if pk in tally.sent})
    return {
        "lost": len(lost),
        "doubled or changed": doubled + changed + len(unknown),
        "entries compared": sum(map(len, tally.sent.values())),
        "hash of what was sent": ours,
        "hash of what is kept": theirs,
        "journal": "whole" if first_broken() is None else "broken",
    }


def _digest(reports: dict[int, dict[int, str]]) -> str:
    told = sorted((report, sorted(words.items())) for report, words in reports.items())
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
