"""Words that are sought whatever their accents: how they are kept, and how they are asked for."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from phoihop.foundation.vietnamese import fold

Found = TypeVar("Found", bound=QuerySet[Any])


def searchable(*texts: str) -> str:
    """Texts as a searchable column keeps them: folded, with a space before every word."""
    return f" {fold(' '.join(texts))}"


def matching(found: Found, text: str, column: str = "search_text") -> Found:
    """Those in whose searchable column words begin with every word of `text`."""
    for word in fold(text).split():
        found = found.filter(**{f"{column}__contains": f" {word}"})
    return found
