"""`python -m bench.anew --values 20000000`: a state made anew from the transactional database, at any size.

Reports of one province go through the services; then the database copies them within itself, until it holds as many
approved values as asked for. What is measured, in a process of its own, is what `refresh_analytics --rebuild` does.
"""

import argparse
import cProfile
import json
import os
import pstats
import resource
import subprocess
import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from bench import ground
from bench.load import RESULTS
from tools.postgres import server as postgres

# Copies are told apart by this: no identifier of the reports of one province comes near it.
APART = 10_000_000


def main() -> int:
    """Print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.anew")
    parser.add_argument("--values", type=int, default=5_000_000)
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    parser.add_argument("--profile", action="store_true", help="print where the time of Python goes")
    parser.add_argument("--rebuild-in", type=Path, help="only make the state of the database in this folder")
    chosen = parser.parse_args()
    if chosen.rebuild_in:
        with ground.settings(chosen.rebuild_in, os.environ["PHOIHOP_DATABASE"]):
            return _rebuild(profiled=chosen.profile)
    with ExitStack() as stack:
        folder = stack.enter_context(ground.scratch())
        database = stack.enter_context(postgres()) if chosen.postgres else None
        stack.enter_context(ground.settings(folder, database))
        return _run(chosen, folder)


def _run(chosen: argparse.Namespace, folder: Path) -> int:
    begun = time.perf_counter()
    _fill(chosen.values)
    print(f"  filled: {time.perf_counter() - begun:.0f} s", flush=True)
    command = [sys.executable, "-m", "bench.anew", "--rebuild-in", str(folder)]
    command += ["--profile"] if chosen.profile else []
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603 - ourselves
    told = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "database": "PostgreSQL" if chosen.postgres else "SQLite",
        "cores, load": (os.cpu_count(), os.getloadavg()),
    } | json.loads(done.splitlines()[-1])
    print("\n".join([*done.splitlines()[:-1], *(f"{name}: {what}" for name, what in told.items())]))
    RESULTS.mkdir(exist_ok=True)
    name = f"{datetime.now(UTC):%Y-%m-%d}-anew{'-postgres' if chosen.postgres else ''}-{chosen.values}.json"
    (RESULTS / name).write_text(json.dumps(told, indent=1, default=str) + "\n", encoding="utf-8")
    return 0


def _fill(values: int) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from phoihop.demo.scales import reports  # noqa: PLC0415
    from phoihop.records.writing import take_statistics  # noqa: PLC0415
    from phoihop.reporting.models import Obligation, Regime  # noqa: PLC0415
    from phoihop.submissions.models import Entry, StepTaken, Submission  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    people = ground.sample(ground.FULL)
    for regime in Regime.objects.order_by("pk"):
        for _done in reports.tell(regime, people):
            pass
    stated = Entry.objects.filter(low__isnull=False).count()
    for model, shifted in ((Obligation, ()), (Submission, ("obligation",)), (StepTaken, ("submission",))):
        _copy(model, shifted, values // stated)
    _copy(Entry, ("submission",), values // stated)
    take_statistics(Obligation, Submission, StepTaken, Entry)
    connection.close()


def _copy(model: type, shifted: tuple[str, ...], times: int) -> None:
    """Let the database copy the rows of a table; what is `shifted` leads to the copies of other tables."""
    from django.db import connection  # noqa: PLC0415

    moved = {"id", *(model._meta.get_field(name).column for name in shifted)}  # type: ignore[attr-defined]
    columns = [field.column for field in model._meta.concrete_fields]  # type: ignore[attr-defined]
    told = {name: f"{name} + %(by)s" for name in moved} | {"request": "%(request)s"}
    table, into = model._meta.db_table, ", ".join(columns)  # type: ignore[attr-defined]
    rows = ", ".join(told.get(name, name) for name in columns)
    with connection.cursor() as cursor:
        for number in range(1, times):
            cursor.execute(
                f"insert into {table} ({into}) select {rows} from {table} where id < {APART}",  # noqa: S608 - names of ours
                {"by": number * APART, "request": f"copy {number}"},
            )


def _rebuild(*, profiled: bool) -> int:
    from phoihop.analytics import refresh  # noqa: PLC0415

    profile = cProfile.Profile()
    if profiled:
        profile.enable()
    begun, worked = time.perf_counter(), time.process_time()
    refresh.rebuild()
    took, worked = time.perf_counter() - begun, time.process_time() - worked
    if profiled:
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(15)
    [(facts,)] = refresh.current().answer("select count(*) from fact")
    told = {
        "facts": facts,
        "seconds": round(took, 1),
        "of processors": round(worked, 1),
        "facts a second": round(facts / took),
        "MB at most": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
