"""Proposals and the register of awards as an Excel file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from phoihop.commendations.models import AwardProposal
from phoihop.documents.sheets import Column, Format, write_sheet


def award_list(proposals: Iterable[AwardProposal], title: str) -> bytes:
    """One row for each proposal; they come from `for_listing()`."""
    columns = [
        Column(name="number", title=_("Number in the register"), width=12),
        Column(name="subject", title=_("Who is rewarded"), width=40),
        Column(name="standing", title=_("Office and unit"), width=34),
        Column(name="kind", title=_("Collective or individual"), width=14),
        Column(name="form", title=_("Form of award"), width=22),
        Column(name="category", title=_("Sort of achievement"), width=20),
        Column(name="achievement", title=_("Achievement"), width=60),
        Column(name="since", title=_("Achieved from"), format=Format.DAY),
        Column(name="last_day", title=_("Achieved until"), format=Format.DAY),
        Column(name="body", title=_("Proposed by"), width=40),
        Column(name="authority", title=_("Authority"), width=40),
        Column(name="state", title=_("Where it stands"), width=18),
        Column(name="decision", title=_("Decision on awards"), width=22),
        Column(name="conferred_on", title=_("Conferred on"), format=Format.DAY),
        Column(name="revoked_on", title=_("Revoked on"), format=Format.DAY),
    ]
    return write_sheet(title, columns, [_cells(each) for each in proposals])


def _cells(proposal: AwardProposal) -> list[object]:
    number = f"{proposal.register_number}/{proposal.register_year}" if proposal.register_number else ""
    return [
        number,
        proposal.subject,
        proposal.standing_of_subject,
        str(proposal.get_subject_kind_display()),
        proposal.form.label,
        str(proposal.get_category_display()),
        proposal.achievement,
        proposal.achieved_since,
        proposal.last_day,
        proposal.body.label,
        proposal.authority.label,
        str(proposal.get_state_display()),
        str(proposal.decision) if proposal.decision else "",
        proposal.conferred_on,
        proposal.revoked_on,
    ]
