"""`python -m bench [--quick]`: one table of what people wait for, against what the same machine does otherwise.

Every question is answered by the site's own totals, by SQL written for it alone over the same rows in the same engine,
where it fits by PostgreSQL in DHIS2's layout, and, for the cube, by a bare scan of memory. Answers are compared, and a
difference ends with 1. The times of every run go to bench/results/ beside a description of the machine.
"""

import argparse
import json
import os
import platform
import resource
import sys
from contextlib import ExitStack
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench import dhis2, ground
from bench.measuring import DHIS2, HAND, LIMIT, OURS, SINGLE, Result, Task, run, table, worked

COLUMNS = {OURS: "ours", HAND: "by hand", DHIS2: "DHIS2's layout", LIMIT: "memory scan", SINGLE: "single numbers"}
RESULTS = Path(__file__).parent / "results"


def main() -> int:
    """Print one table; 1 where two answers differ."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--quick", action="store_true", help="10 million facts of one year instead of 62 of five")
    parser.add_argument("--no-postgres", action="store_true", help="leave PostgreSQL out")
    parser.add_argument(
        "--only-questions", action="store_true", help="leave out what writes new states, for little disk"
    )
    chosen = parser.parse_args()
    size = ground.QUICK if chosen.quick else ground.FULL
    with ground.scratch() as folder, ground.settings(folder):
        return _run(size, folder, chosen)


def _run(size: ground.Size, folder: Path, chosen: argparse.Namespace) -> int:
    from bench import asked, freshness, reading  # noqa: PLC0415 - they read the settings

    begun = datetime.now(UTC)
    laid = ground.lay(size, folder, lambda line: print(f"  {line}", flush=True))
    with ExitStack() as stack:
        held = (
            stack.enter_context(dhis2.layout(laid.rows, asked.wanted(asked.Asked.of())))
            if not chosen.no_postgres
            else None
        )
        results = [_told(task) for task in asked.tasks(laid, held)]
        built = _built(held) if held else {}
    results += [_told(task) for task in reading.tasks()]
    if not chosen.only_questions:
        results += freshness.results(laid)
    machine = _machine(laid, begun) | built
    print()
    print("\n".join(f"{name}: {told}" for name, told in machine.items()))
    print()
    print(table(results, COLUMNS))
    print()
    print(worked(results, {name: COLUMNS[name] for name in (OURS, HAND, SINGLE)}))
    _keep(size, machine, results)
    wrong = [f"{one.name}: {told}" for one in results for told in one.differences]
    print("\n".join(["", "DIFFERENT ANSWERS", *wrong] if wrong else ["", "every answer agreed"]))
    return 1 if wrong else 0


def _told(task: Task) -> Result:
    result = run(task)
    print(f"  {task.name}: {result.cells:,} cells", flush=True)
    return result


def _built(layout: dhis2.Layout) -> dict[str, object]:
    return {
        "DHIS2's layout": f"{layout.facts:,} facts built in {layout.seconds:.1f} s, "
        f"{layout.facts / layout.seconds:,.0f}/s, {layout.bytes / layout.facts:,.0f} bytes a fact"
    }


def _machine(laid: ground.Ground, begun: datetime) -> dict[str, object]:
    import duckdb  # noqa: PLC0415

    return {
        "when": f"{begun:%Y-%m-%d %H:%M} UTC, load {' '.join(f'{one:.1f}' for one in os.getloadavg())}",
        "machine": f"{os.cpu_count()} × {_model()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}",
        "facts": f"{laid.facts:,}, state {laid.bytes / 1e6:,.0f} MB, {laid.bytes / laid.facts:.1f} bytes a fact",
        "made": ", ".join(f"{what} {seconds:.0f} s" for what, seconds in laid.seconds.items()),
        "memory": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most, drawing included",
    }


def _model() -> str:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return names[0].partition(":")[2].strip() if names else platform.machine()


def _keep(size: ground.Size, machine: dict[str, object], results: list[Result]) -> None:
    RESULTS.mkdir(exist_ok=True)
    kept = {"size": size.name, "machine": machine, "results": [asdict(one) for one in results]}
    path = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-{size.name}.json"
    path.write_text(json.dumps(kept, indent=1, default=str) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
