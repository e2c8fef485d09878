"""Papers as text, kept beside the tests so that nothing in them changes unseen.

What is kept is written anew by `REWRITE=1 pytest …`; the difference is to be read.
"""

import os
from pathlib import Path

from tests.reviews.golden import text_of

__all__ = ["same_as_kept", "text_of"]


def same_as_kept(path: Path, said: str) -> None:
    """Fails where the text differs from what is kept."""
    if os.environ.get("REWRITE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert path.exists(), f"{path.name} is missing: REWRITE=1 pytest {path.parent.parent}"
    assert said == path.read_text(encoding="utf-8")
