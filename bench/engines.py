"""`python -m bench.engines --months 60`: the same state and the same questions, on each engine; answers must agree.

Facts are drawn and published as a state, and as Parquet for the others. Then each engine, in a process of its own,
takes the state in and is asked through the room, as pages ask. Figures are held against the default's to the last
digit; a difference ends with 1. Times are the quickest of some runs, in brackets the time of processors that the
least of them took, on which other work of the machine has little influence. Needs the packages of `make test-engines`.
"""

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from bench import ground
from bench.load import RESULTS
from bench.measuring import milliseconds

if TYPE_CHECKING:
    from phoihop.analytics.figures import Figure, Question

ENGINES = ("duckdb", "clickhouse", "spark")
END = date(2026, 1, 1)  # the questions are about 2025
RUNS = 5


def main() -> int:
    """Print one table; 1 where two engines differ."""
    parser = argparse.ArgumentParser(prog="python -m bench.engines")
    parser.add_argument("--months", default="12", help="of the whole country, a million facts each; several by commas")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--in", dest="folder", type=Path, help="where everything is drawn already")
    parser.add_argument("--ask", choices=ENGINES, help="only this one, telling the rest by line")
    chosen = parser.parse_args()
    if chosen.ask:
        with ground.settings(chosen.folder):
            print(json.dumps(_asked(chosen.ask, chosen.folder)))
        return 0
    wrong = 0
    for months in chosen.months.split(","):
        # Each size for itself, so that disk is needed for one of them alone and nothing is remembered.
        command = [sys.executable, "-m", "bench.engines", "--months", months, "--engines", chosen.engines]
        if "," in chosen.months:
            wrong |= subprocess.run(command, check=False).returncode  # noqa: S603 - ourselves
            continue
        with ground.scratch() as folder:
            wrong |= _compared(folder, int(months), chosen.engines.split(","))
    return wrong


def _compared(folder: Path, months: int, engines: Sequence[str]) -> int:
    laid = _drawn(folder, months, parquet=engines != ["duckdb"])
    facts, told = laid.facts, []
    for engine in engines:
        command = [sys.executable, "-m", "bench.engines", "--ask", engine, "--in", str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ourselves
        told.append(json.loads(done.stdout.splitlines()[-1]))
        print(f"  {json.dumps(told[-1])}", flush=True)
    print(f"\n{facts:,} facts, load {os.getloadavg()[0]:.1f}\n")
    print("| | " + " | ".join(engines) + " |\n|---|" + "---:|" * len(engines))
    for what in ("taken in, s", "disk, MB", "memory, MB", *told[0]["times"]):
        print(f"| {what} | " + " | ".join(_shown(one, what) for one in told) + " |")
    _keep(months, laid, told)
    wrong = [one["engine"] for one in told if one["answers"] != told[0]["answers"]]
    print(f"\nDIFFERENT ANSWERS: {', '.join(wrong)}" if wrong else "\nevery answer agreed")
    return 1 if wrong else 0


def _keep(months: int, laid: ground.Ground, told: Sequence[dict[str, Any]]) -> None:
    """A row of the table of sizes: what it took to draw and publish so many facts, and what each engine then did."""
    kept = {
        "when": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "cores, load": (os.cpu_count(), os.getloadavg()),
        "facts": laid.facts,
        "state, MB": round(laid.bytes / 1e6),
        "seconds": laid.seconds,
        "MB at most while drawing and publishing": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "engines": told,
    }
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-engines-{months}-months.json"
    path.write_text(json.dumps(kept, indent=1, default=str) + "\n", encoding="utf-8")
    made = ", ".join(f"{what} {took:.0f} s" for what, took in laid.seconds.items())
    print(f"\n{made}; {kept['MB at most while drawing and publishing']:,} MB at most, state {kept['state, MB']:,} MB")


def _shown(one: dict[str, Any], what: str) -> str:
    times = one["times"]
    return "{} ({})".format(*map(milliseconds, times[what])) if what in times else f"{one[what]:,}"


def _drawn(folder: Path, months: int, *, parquet: bool) -> ground.Ground:
    """The state in two forms, or in that of the default engine alone, and nothing else on disk."""
    first = END.year * 12 + END.month - 1 - months
    size = ground.Size(name="engines", since=date(first // 12, first % 12 + 1, 1), until=END, months=1)
    with ground.settings(folder):
        from phoihop.analytics import refresh  # noqa: PLC0415 - they read the settings
        from phoihop.analytics.engines.published import publish  # noqa: PLC0415

        laid = ground.lay(size, folder, lambda line: print(f"  {line}", flush=True))
        laid.rows.close()
        laid.rows.path.unlink()
        ground.forget_frame()
        if parquet:
            begun = time.perf_counter()
            publish(refresh.current(), folder / "published")
            laid.seconds["written as Parquet"] = time.perf_counter() - begun
    return laid


def _open(engine: str, folder: Path) -> tuple[Any, Path]:
    """The engine with the state, and where that lies."""
    if engine == "duckdb":
        from phoihop.analytics import refresh  # noqa: PLC0415 - each process loads one engine

        return refresh.current(), folder / "analytics"
    if engine == "clickhouse":
        from phoihop.analytics.engines.clickhouse import ClickHouse  # noqa: PLC0415

        return ClickHouse(folder / "published", folder / "clickhouse"), folder / "clickhouse"
    from phoihop.analytics.engines.spark import Spark  # noqa: PLC0415

    settings = {"spark.driver.memory": "2g", "spark.sql.shuffle.partitions": "8", "spark.local.dir": str(folder)}
    return Spark(folder / "published", "local[2]", settings), folder / "published"


def _asked(engine: str, folder: Path) -> dict[str, Any]:
    from phoihop.analytics import questions, refresh  # noqa: PLC0415 - they read the settings

    begun = time.perf_counter()
    opened, where = _open(engine, folder)
    taken = time.perf_counter() - begun
    times, answers = {}, {}
    with mock.patch.object(refresh, "current", return_value=opened):
        for name, question, covered in _questions():
            ask = partial(questions.figures, question, covered=covered)
            answers[name] = _digest(ask())
            times[name] = [min(took) for took in zip(*(_timed(ask) for _ in range(RUNS)), strict=True)]
    memory = _memory()
    opened.close()
    return {
        "engine": engine,
        "taken in, s": round(taken, 1),
        "disk, MB": round(_bytes(where) / 1e6),
        "memory, MB": memory,
        "times": times,
        "answers": answers,
    }


def _questions() -> "Iterator[tuple[str, Question, bool]]":
    """Those of `bench.asked`, for one year, and whether coverage is asked too."""
    from bench.asked import TODAY, Asked  # noqa: PLC0415
    from phoihop.analytics.figures import Span  # noqa: PLC0415
    from phoihop.analytics.questions import measure  # noqa: PLC0415

    asked = Asked.of()
    measures = tuple(map(measure, asked.indicators))
    dashboard = asked.question(measures=measures, nodes=(asked.province,), spans=asked.months)
    quarters = tuple(Span(asked.months[first].since, asked.months[first + 2].until) for first in (0, 3, 6, 9))
    yield f"a province, {len(measures)} indicators, 12 months", dashboard, False
    yield "all provinces over a year, as then", asked.question(), False
    yield "all provinces over a year, as today", asked.question(structure=TODAY), False
    yield "a district's communes by month", asked.question(nodes=asked.communes, spans=asked.months), False
    yield "completeness of all provinces by month", asked.question(spans=asked.months), True
    yield "all provinces, all indicators, by quarters", asked.question(measures=measures, spans=quarters), False


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    begun, used = time.perf_counter(), _processors()
    ask()
    return time.perf_counter() - begun, _processors() - used


def _processors() -> float:
    """Seconds of processors that this process and those it started have taken."""
    stat = [Path(f"/proc/{one}/stat").read_text(encoding="utf-8").rpartition(")")[2].split() for one in _family()[1:]]
    ticks = sum(int(one[11]) + int(one[12]) for one in stat)
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _family() -> list[str]:
    return ["self", *Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()]


def _digest(figures: "Sequence[Figure]") -> str:
    """What an answer comes to, digit by digit; moments in one zone."""
    digest = hashlib.sha256()
    for one in figures:
        at = one.latest_at.astimezone(UTC) if one.latest_at else None
        digest.update(repr(replace(one, latest_at=at)).encode())
    return digest.hexdigest()


def _memory() -> int:
    """The most that this process and those it started ever held, in MB."""
    status = "".join(Path(f"/proc/{one}/status").read_text(encoding="utf-8") for one in _family())
    return round(sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024)


def _bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


if __name__ == "__main__":
    sys.exit(main())
