"""Every setting that comes from outside, with its default: the one page an operator reads."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

PREFIX = "PHOIHOP_"


class UnknownSetting(Exception):
    """A variable begins with PHOIHOP_ but names no setting: surely a typing error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The defaults suit a developer's machine; `check --deploy` refuses them elsewhere.

    debug      show errors in full; never on a server
    secret_key signs sessions and workbooks; PHOIHOP_SECRET_KEY_FILE names a file that holds it
    hosts      names under which the site answers, separated by commas
    origins    full addresses trusted for posting through a proxy, separated by commas
    database   address of the database: sqlite:///path or postgresql://user:password@host/name
    files      folder that holds uploads and the analytical store
    email      address of the mail server, smtp://user:password@host:port; empty prints to the console
    """

    debug: bool = False
    secret_key: str = "for development only, never on a server"
    hosts: str = "localhost,127.0.0.1,[::1]"
    origins: str = ""
    database: str = "sqlite:///var/phoihop.sqlite3"
    files: str = "var"
    email: str = ""

    @classmethod
    def read(cls, source: Mapping[str, str] = os.environ) -> Self:
        """The values given in `source`.

        Raises UnknownSetting for a name that no setting bears.
        """
        known = {field.name: field.type for field in fields(cls)}
        given: dict[str, str] = {}
        for key, value in source.items():
            if not key.startswith(PREFIX):
                continue
            name = key.removeprefix(PREFIX).lower()
            if name.endswith("_file") and name.removesuffix("_file") in known:
                given[name.removesuffix("_file")] = Path(value).read_text(encoding="utf-8").strip()
            elif name in known:
                given[name] = value
            else:
                message = f"No such setting: {key}. Known: {', '.join(sorted(known))}."
                raise UnknownSetting(message)
        values: dict[str, Any] = {name: _read(value, known[name]) for name, value in given.items()}
        return cls(**values)


def _read(value: str, kind: object) -> object:
    if kind is bool:
        return value.strip().lower() in {"1", "true", "yes", "on"}
    return value
