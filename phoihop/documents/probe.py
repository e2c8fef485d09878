"""Reads a workbook from the standard input within little memory and time, and says by its end whether it could.

Started by `extents.py` in a process of its own, in which nothing else is at stake; so nothing of the house is imported.
"""

import io
import resource
import sys

from python_calamine import CalamineError, CalamineWorkbook

MOST_MEMORY, MOST_SECONDS = 1 << 30, 20


def fits(content: bytes, most_cells: int) -> bool:
    """Whether every sheet is of a size that can be read; what is no workbook at all is for its reader to refuse."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (book.get_sheet_by_index(index) for index in range(len(book.sheet_names)))
        return all((sheet.total_height + 1) * (sheet.total_width + 1) <= most_cells for sheet in sheets)
    except (CalamineError, OSError, IndexError, ValueError):
        return True


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(0 if fits(sys.stdin.buffer.read(), int(sys.argv[1])) else 1)
