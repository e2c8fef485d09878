"""The forms of award that a programme gives; and the figures of reports."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.access.checks import Actor, require
from phoihop.access.roles import Permission
from phoihop.audit.services import record
from phoihop.commendations.models import AwardForm
from phoihop.commendations.rules import FormKind
from phoihop.foundation.content import guard
from phoihop.foundation.refusals import Invalid
from phoihop.programmes.models import Programme
from phoihop.submissions import services as submissions
from phoihop.submissions.models import Submission
from phoihop.submissions.services import Outcome

USUAL = (
    ("Bằng khen", "Certificate of merit", FormKind.MERIT),
    ("Giấy khen", "Letter of commendation", FormKind.LETTER),
)
HALF = 51


@transaction.atomic
def settle_form(
    *,
    programme: Programme,
    name: str,
    kind: FormKind,
    actor: Actor,
    at: datetime,
    name_en: str = "",
    share: int = HALF,
) -> AwardForm:
    """Add a form of award to a programme (thêm hình thức khen thưởng). Raises Invalid for a name taken or no share."""
    require(actor, Permission.AWARD_EXAMINE, programme)
    guard(f"{name}\n{name_en}")
    if not name.strip() or AwardForm.objects.filter(programme=programme, name=name.strip()).exists():
        reason = _("Each form of award of a programme needs a name of its own. Choose another name.")
        raise Invalid(reason, name=reason)
    if not 1 <= share <= 100:
        reason = _("The share of the council lies between 1 and 100 percent.")
        raise Invalid(reason, share=reason)
    form = AwardForm.objects.create(
        programme=programme, name=name.strip(), name_en=name_en.strip(), kind=kind, share=share
    )
    record(actor=actor, action="commendations.form_settled", target=form, at=at, kind=kind, share=share)
    return form


@transaction.atomic
def settle_usual_forms(*, programme: Programme, actor: Actor, at: datetime) -> list[AwardForm]:
    """Take over bằng khen and giấy khen, as far as they are not there (dùng hình thức thông dụng)."""
    require(actor, Permission.AWARD_EXAMINE, programme)
    there = set(AwardForm.objects.filter(programme=programme).values_list("name", flat=True))
    return [
        settle_form(programme=programme, name=name, name_en=name_en, kind=kind, actor=actor, at=at)
        for name, name_en, kind in USUAL
        if name not in there
    ]


@transaction.atomic
def retire_form(*, form: AwardForm, actor: Actor, at: datetime) -> AwardForm:
    """Let nothing more be proposed for a form of award; what was given stays (thôi dùng hình thức)."""
    form = AwardForm.objects.select_for_update(of=("self",)).select_related("programme").get(pk=form.pk)
    require(actor, Permission.AWARD_EXAMINE, form.programme)
    form.retired = True
    form.save(update_fields=["retired"])
    record(actor=actor, action="commendations.form_retired", target=form, at=at)
    return form


@transaction.atomic
def state_derived(*, submission: Submission, actor: Actor, at: datetime) -> list[Outcome]:
    """State in a body's report what the registers count for it, this one among them (lấy số liệu từ sổ đăng ký)."""
    require(actor, Permission.SUBMISSION_EDIT, submission)
    outcomes = submissions.take_registers(submissions=[submission], actor=actor, at=at)
    stated = sum(len(outcome.accepted) for outcome in outcomes)
    record(actor=actor, action="commendations.figures_stated", target=submission, at=at, stated=stated)
    return outcomes
