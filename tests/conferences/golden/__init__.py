"""The papers of the small world's conference as text, kept so that nothing in them changes unseen."""

from pathlib import Path

FOLDER = Path(__file__).parent
WRITE = "python -m tests.conferences.golden"
KEEP = "KEEP_CONFERENCE_PAPERS"
