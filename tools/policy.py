"""Writes docs/policy.md, from phoihop/access/policy.py: who may do what."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.utils import translation

from phoihop.access import policy
from phoihop.access.policy import POLICY, Reach
from phoihop.access.roles import Permission, Role
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
    meaning = (policy.__doc__ or "").partition("\n\n")[2].strip()
    with translation.override(None):
        return {PAGE: HEAD.format(meaning=meaning) + "\n".join(_tables()) + "\n"}


def _tables() -> Iterator[str]:
    yield "\n## Roles\n\n| Role | What it is |\n|---|---|"
    for role in Role:
        yield f"| `{role}` | {role.label} |"
    yield "\n## Permissions\n\n| Permission | To do what | Reach: roles |\n|---|---|---|"
    for permission in Permission:
        granted = "; ".join(filter(None, (_roles_within(reach, permission) for reach in Reach)))
        yield f"| `{permission}` | {permission.label} | {granted} |"


def _roles_within(reach: Reach, permission: Permission) -> str:
    roles = ", ".join(grant.role for grant in POLICY[permission] if grant.reach is reach)
    return f"**{reach}**: {roles}" if roles else ""


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    write(pages())
