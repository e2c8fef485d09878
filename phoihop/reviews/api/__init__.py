"""Review reports, conferences and what they conclude, for programs."""

from ninja import Router

from phoihop.reviews.api.conferences import router as of_conferences
from phoihop.reviews.api.reviews import router as of_reviews

router = Router(tags=["reviews"])
router.add_router("", of_reviews)
router.add_router("", of_conferences)
