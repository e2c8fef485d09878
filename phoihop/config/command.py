"""The `phoihop` command: `phoihop report …` runs Django's management command `report`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Hands the words of the command line to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    execute_from_command_line(sys.argv)
