"""Reading Vietnamese reports: figures proposed from running prose and from tables (đọc báo cáo).

Belongs here: how tables are laid out and what their heads say; how Vietnamese writes numbers, qualifiers, units,
dates, documents and names with numbers in them, what a figure's words say about its role and its indicator, and the
encodings old files come in. Never here: the database, Django, indicators of a given programme (the caller hands in its
catalogue), or storing anything: a proposal becomes an entry only when a person accepts it, elsewhere.

Everything is deterministic and works offline. Each proposal names the rule that read it.
"""

from phoihop.prose.figures import Figure, Reading
from phoihop.prose.legacy import from_font, unicode_text
from phoihop.prose.matching import Catalogue, Indicator, default_catalogue
from phoihop.prose.reading import read

__all__ = ["Catalogue", "Figure", "Indicator", "Reading", "default_catalogue", "from_font", "read", "unicode_text"]
