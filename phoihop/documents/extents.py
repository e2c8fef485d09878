"""Whether the cells of a workbook lie so close together that it can be read (phạm vi ô).

Whoever reads a workbook lays all cells between the first and the last one out in memory: two cells in the opposite
corners of a sheet, a few kilobytes on disk, ask for half a terabyte and bring the process down. So a process of its
own, with little memory, reads it first; that takes a hundredth of a second for a form.
"""

import subprocess
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from phoihop.foundation.refusals import Invalid

# More than that is no table that a person made; a cell takes some thirty bytes.
MOST_CELLS = 3_000_000
LONGEST_SECONDS = 30
PROBE = Path(__file__).with_name("probe.py")


def hold_extent(content: bytes) -> None:
    """Raises Invalid for a workbook that takes more memory or time to read than a table that a person made."""
    command = [sys.executable, "-I", str(PROBE), str(MOST_CELLS)]
    try:
        # The program is this house's own, and no word of the command comes from outside.
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST_SECONDS, check=False)  # noqa: S603
        fits = done.returncode == 0
    except subprocess.TimeoutExpired:
        fits = False
    if not fits:
        raise Invalid(
            _("This file unpacks to more than can be taken. Delete empty rows and pictures and save it again.")
        )
