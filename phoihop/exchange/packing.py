"""An answer packed as it is asked for: as a file to be kept, in a ZIP or in gzip."""

import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from phoihop.exchange.rules.asking import last


def packed(answer: HttpResponse, name: str, query: Mapping[str, Sequence[str]]) -> HttpResponse:
    """The answer under the name of `attachment`, and packed where `compression` says so."""
    way, kept = last(query, "compression").lower(), last(query, "attachment")
    if way in {"zip", "gzip"}:
        content = zipped(answer.content, kept or name) if way == "zip" else gzip.compress(answer.content, mtime=0)
        answer = HttpResponse(content, content_type=f"application/{way}")
        kept = kept or name
        kept += ".zip" if way == "zip" and not kept.endswith(".zip") else ".gz" if way == "gzip" else ""
    if kept:
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=kept) or "attachment"
    return answer


def zipped(content: bytes, name: str) -> bytes:
    """A ZIP of one file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name.removesuffix(".zip"), content)
    return made.getvalue()
