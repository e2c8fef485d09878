"""Writes .env.example and the table of settings in docs/operating.md, from phoihop/config/environment.py."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from phoihop.config.environment import PREFIX, Environment
from tools.pages import ROOT, with_part, write

EXAMPLE = ROOT / ".env.example"
PAGE = ROOT / "docs/operating.md"
HEAD = """# Every setting, its default, one line each; made from phoihop/config/environment.py by `make docs`.
# PHOIHOP_SECRET_KEY_FILE=/path (and so for every setting) reads the value from a file.
"""


def settings() -> Iterator[tuple[str, str, str]]:
    """The variable, the default and the meaning of every setting."""
    meanings = dict(re.findall(r"^(\w+) +(\S.*)$", inspect.getdoc(Environment) or "", re.MULTILINE))
    for field in fields(Environment):
        default = field.default if isinstance(field.default, str) else "yes" if field.default else "no"
        yield PREFIX + field.name.upper(), default, meanings[field.name]


def pages() -> dict[Path, str]:
    """The pages and what they should say."""
    example = "".join(f"\n# {meaning}\n#{name}={default}\n" for name, default, meaning in settings())
    table = "\n".join(f"| `{name}` | `{default or ' '}` | {meaning} |" for name, default, meaning in settings())
    return {
        EXAMPLE: HEAD + example,
        PAGE: with_part(PAGE, "tools/settings.py", "| Setting | Default | Meaning |\n|---|---|---|\n" + table),
    }


if __name__ == "__main__":
    write(pages())
