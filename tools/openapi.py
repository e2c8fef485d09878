"""Writes docs/openapi.json: what the programming interface offers, as clients are made from it (OpenAPI 3.1)."""

import json
import os
from pathlib import Path

import django

from tools.pages import ROOT, write

PAGE = ROOT / "docs/openapi.json"


def pages() -> dict[Path, str]:
    """The page and what it should say."""
    from django.utils import translation  # noqa: PLC0415 - Django is set up first

    from phoihop.config.api import api  # noqa: PLC0415

    with translation.override("en"):
        return {PAGE: json.dumps(api.get_openapi_schema(), indent=1, ensure_ascii=False) + "\n"}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    write(pages())
