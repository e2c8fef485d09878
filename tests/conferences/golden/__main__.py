"""Writes the papers that are kept anew: python -m tests.conferences.golden."""

import os
import sys

import pytest

from tests.conferences.golden import KEEP

os.environ[KEEP] = "1"
sys.exit(pytest.main(["-q", "--no-migrations", "tests/conferences/test_papers.py"]))
