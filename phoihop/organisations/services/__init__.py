"""What is done to bodies; the only place that writes them."""

from phoihop.organisations.services.changes import move, relocate, rename
from phoihop.organisations.services.endings import Merging, dissolve, dissolve_many, merge, merge_many, split
from phoihop.organisations.services.foundings import NewBody, found, found_many

__all__ = [
    "Merging",
    "NewBody",
    "dissolve",
    "dissolve_many",
    "found",
    "found_many",
    "merge",
    "merge_many",
    "move",
    "relocate",
    "rename",
    "split",
]
