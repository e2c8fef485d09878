"""`python -m bench`: tells the story into a database of its own, then times what people wait for.

Every line names what ran, what it was compared with, both medians and their ratio. The reference is what one would
write by hand for that question alone.
"""

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

RUNS = 7


def main() -> None:
    """Print one table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "phoihop.config.settings",
            "PHOIHOP_DATABASE": f"sqlite:///{folder}/bench.sqlite3",
            "PHOIHOP_FILES": folder,
        }
        _run(Path(folder))


def _run(folder: Path) -> None:
    import django  # noqa: PLC0415 - the settings are read when it is set up

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from bench import reading, totals  # noqa: PLC0415
    from phoihop.demo import story  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    story.tell(date(2026, 11, 25), lambda _line: None)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, medians of {RUNS} runs")
    print(f"the story told through services: {time.perf_counter() - begun:.1f} s, database {_megabytes(folder):.0f} MB")
    print(f"{'':46} {'ours, ms':>10} {'reference, ms':>14} {'ratio':>7}")
    for name, ours, reference in (*totals.questions(), *reading.texts()):
        mine, other = median(ours), median(reference)
        print(f"{name:46} {mine * 1000:10.1f} {other * 1000:14.1f} {mine / other:7.2f}")


def median(work: Callable[[], object]) -> float:
    """The median of some runs, in seconds; the first run, which warms, does not count."""
    work()
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.glob("bench.sqlite3*")) / 1_000_000


if __name__ == "__main__":
    main()
