"""Writes docs/policy.md, from phoihop/access/policy.py: who may do what."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.utils import translation

from tools.pages import ROOT, write

PAGE = ROOT / "docs/policy.md"
HEAD = """# Who may do what · Phân quyền

This page is made from `phoihop/access/policy.py` by `make docs`; change it there.

{meaning}

A person holds roles in bodies, through posts. Whether it is the right moment (a report already approved cannot be
submitted) is decided by the rules of each room, not here.
"""


def pages() -> dict[Path, str]:
    """The page and what it should say."""
    from phoihop.access import policy  # noqa: PLC0415 - Django is set up first

    meaning = (policy.__doc__ or "").partition("\n\n")[2].strip()
    with translation.override(None):
        return {PAGE: HEAD.format(meaning=meaning) + "\n".join(_tables()) + "\n"}


def _tables() -> Iterator[str]:
    from phoihop.access.policy import POLICY  # noqa: PLC0415
    from phoihop.access.roles import Permission, Role  # noqa: PLC0415

    yield "\n## Roles\n\n| Role | What it is |\n|---|---|"
    for role in Role:
        yield f"| `{role}` | {role.label} |"
    yield "\n## Permissions\n\n| Permission | To do what | Role and reach |\n|---|---|---|"
    for permission in Permission:
        grants = ", ".join(f"{grant.role} ({grant.reach})" for grant in POLICY[permission])
        yield f"| `{permission}` | {permission.label} | {grants} |"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    write(pages())
