"""English pages keep the Vietnamese notation: a figure must not change its meaning when the reader changes language.

The same boxes are filled in from both languages; were 1.234 one thing in one and another in the other, a colleague's
draft opened in English would be saved a thousand times too small.
"""

from phoihop.ui.formats.vi.formats import *  # noqa: F403
