"""A photograph made fit to be kept: small, upright, and without a word on where and with what it was taken.

A telephone writes the place, the time, the device and often a small copy of the uncropped picture into its files.
Only the dots are taken over into a new file; whatever else the old one held is left behind.
"""

import io
import warnings
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from phoihop.documents.rules import FileKind, inspect
from phoihop.foundation.refusals import Invalid

LONGEST_SIDE = 1_600
MOST_DOTS = 60_000_000
QUALITY = 82
PHOTOGRAPHS = frozenset({FileKind.JPEG, FileKind.PNG})


def cleaned(content: bytes, name: str) -> tuple[bytes, str]:
    """The picture as a JPEG of at most 1.600 dots a side without EXIF, GPS, XMP or comments, and its new name.

    Raises Invalid for what is no picture, is damaged, or has more dots than can be worked on.
    """
    if inspect(content, name) not in PHOTOGRAPHS:
        raise Invalid(_("This is not a picture. Choose a photograph (.jpg or .png)."))
    made = io.BytesIO()
    _redrawn(content).save(made, format="JPEG", quality=QUALITY, optimize=True)
    return made.getvalue(), f"{PurePosixPath(name).stem[:100] or 'anh'}.jpg"


def _redrawn(content: bytes) -> Image.Image:
    """The dots alone, turned upright and made small enough."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of pictures that we refuse by a limit of our own.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
                _hold_size(picture.size)
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                return _opaque(upright)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise Invalid(_("This picture is damaged and cannot be opened. Save it again and send that.")) from error


def _hold_size(size: tuple[int, int]) -> None:
    if size[0] * size[1] > MOST_DOTS:
        raise Invalid(_("This picture has too many dots. Make it smaller, for instance 4000 × 3000, and send that."))


def _opaque(picture: Image.Image) -> Image.Image:
    """On white paper where the picture is transparent; a new picture holds nothing but dots."""
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    paper = Image.new("RGB", picture.size)
    paper.paste(picture.convert("RGB"))
    return paper
