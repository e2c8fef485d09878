"""How a line of the journal is sealed."""

import hashlib
import json
from collections.abc import Mapping

GENESIS = "0" * 64


def seal(previous: str, content: Mapping[str, object]) -> str:
    """SHA-256 over the seal of the line before and this line's content, keys sorted."""
    body = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()
