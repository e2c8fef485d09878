"""Tells the story into a database of its own and writes the text of its papers; `--check` compares instead.

python -m tests.reviews.golden
python -m tests.reviews.golden --check
"""

import difflib
import os
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

# The papers speak of the first half of 2026 beside that of 2025: what came before and after need not be told.
SINCE, TODAY = date(2025, 1, 1), date(2026, 7, 20)


def main() -> int:
    """0, or 1 where a kept text differs from what is said now."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "phoihop.config.settings",
            "PHOIHOP_DATABASE": f"sqlite:///{folder}/story.sqlite3",
            "PHOIHOP_FILES": folder,
        }
        texts = _told(Path(folder))
    return _compare(texts) if "--check" in sys.argv else _write(texts)


def _told(folder: Path) -> dict[str, str]:
    import django  # noqa: PLC0415 - the settings are read when it is set up

    django.setup()
    import time_machine  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from phoihop.demo import story  # noqa: PLC0415
    from tests.reviews.golden import CHAPTERS, PAPERS, name_of, text_of  # noqa: PLC0415
    from tools.messages import compile_stale  # noqa: PLC0415

    compile_stale()
    call_command("migrate", verbosity=0)
    found = {}
    with time_machine.travel(datetime.combine(TODAY, datetime.min.time(), UTC), tick=False):
        with transaction.atomic(), translation.override("vi"):
            story.tell(TODAY, print, SINCE)
        for slug, layout, kind in PAPERS:
            out = folder / f"paper.{kind}"
            call_command(
                "report", slug, *CHAPTERS[slug], "--layout", layout, "--format", kind, "--out", str(out), verbosity=0
            )
            found[name_of(slug, layout, kind)] = text_of(out.read_bytes(), kind)
    return found


def _write(texts: dict[str, str]) -> int:
    for name, text in texts.items():
        (Path(__file__).parent / name).write_text(text, encoding="utf-8")
    return 0


def _compare(texts: dict[str, str]) -> int:
    differs = 0
    for name, text in texts.items():
        kept = Path(__file__).parent / name
        old = kept.read_text(encoding="utf-8") if kept.exists() else ""
        lines = list(difflib.unified_diff(old.splitlines(), text.splitlines(), name, "now", lineterm="", n=1))
        differs |= bool(lines)
        print(*lines[:60], sep="\n")  # noqa: T201 - for a terminal
    return int(differs)


if __name__ == "__main__":
    sys.exit(main())
