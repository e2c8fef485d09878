"""A bar that says how far a long telling has come."""

import time
from collections.abc import Callable, Iterable, Iterator

WIDTH = 30
Say = Callable[[str], None]


def bar(steps: Iterable[int], total: int, what: str, say: Say) -> Iterator[int]:
    """Pass on what each step did, and say how much of `total` is done, how fast, and how long the rest will take."""
    begun, done = time.monotonic(), 0
    for step in steps:
        done += step
        passed = max(time.monotonic() - begun, 1e-6)
        share = min(1.0, done / max(1, total))
        filled = "█" * round(share * WIDTH)
        left = passed * (1 - share) / max(share, 1e-9)
        say(f"{what} [{filled:·<{WIDTH}}] {done:,}/{total:,} · {done / passed:,.0f}/s · {left:,.0f} s")
        yield step
