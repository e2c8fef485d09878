"""The words of a report that was handed in as a file: Word, PDF or plain text (văn bản của báo cáo).

Old fonts (.VnTime, VNI) are read as what they show. The words come as one text, a paragraph a line, in the order in
which a person reads them; a row of a table is a line too, its cells parted by tabs.
"""

import re

from django.utils.translation import gettext as _

from phoihop.documents.rules import FileKind, inspect
from phoihop.foundation.refusals import Invalid
from phoihop.prose import unicode_text
from phoihop.submissions.pasting.pdf import pdf_text
from phoihop.submissions.pasting.word import word_lines

LONGEST_TEXT = 1_000_000
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def clean(text: str) -> str:
    """A text in Unicode, its lines ended alike, without what is typed but not seen. Raises Invalid for one too long."""
    if len(text) > LONGEST_TEXT:
        raise Invalid(_("This text is too long. Paste it in parts of a million characters at most."))
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = UNSEEN.sub(" ", unicode_text(lines)).rstrip()
    words = shown.lstrip()
    return _empty_cells(shown[: len(shown) - len(words)], words) + words


def _empty_cells(before: str, words: str) -> str:
    """The tabs before the first words of a text, where they are empty cells: a table stands at the beginning."""
    line = before.rpartition("\n")[2]
    beginning = "".join(words.split("\n", 2)[:2])
    return line[line.index("\t") :] if "\t" in line and "\t" in beginning else ""


def text_of(content: bytes, name: str) -> str:
    """The words of a .docx, .pdf or .txt file. Raises Invalid for another file, or one that cannot be read."""
    match inspect(content, name):
        case FileKind.TEXT:
            return clean(content.decode("utf-8-sig"))
        case FileKind.DOCX:
            return clean("\n".join(word_lines(content)))
        case FileKind.PDF:
            return clean(pdf_text(content))
    raise Invalid(_("Only .docx, .pdf and .txt are read here. Save the report as one of them, or paste its text."))
