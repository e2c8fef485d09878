"""Reports and their figures, for programs."""

from ninja import Router

from phoihop.submissions.api.closings import router as of_closings
from phoihop.submissions.api.reports import router as of_reports
from phoihop.submissions.api.values import router as of_values

router = Router(tags=["submissions"])
router.add_router("", of_reports)
router.add_router("", of_values)
router.add_router("", of_closings)
