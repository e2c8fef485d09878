"""What the journal calls what is done in this room."""

from django.utils.translation import gettext_lazy as _

from phoihop.audit.wording import Words

WORDS = Words(
    deeds={
        "exemplars.checked": _("Upkeep of a model checked"),
        "exemplars.edited": _("Registration of a model changed"),
        "exemplars.evaluated": _("Evaluation of a model entered"),
        "exemplars.field_retired": _("Field of models retired"),
        "exemplars.field_settled": _("Field of models added"),
        "exemplars.figures_stated": _("Figures on models taken into a report"),
        "exemplars.gate_passed": _("Model passed a gate"),
        "exemplars.gate_taken_back": _("Last gate of a model taken back"),
        "exemplars.individuals_counted": _("Individuals counted"),
        "exemplars.published": _("Model shown to everybody"),
        "exemplars.registered": _("Model registered"),
        "exemplars.replicated": _("Replication of a model noted"),
        "exemplars.replication_dropped": _("Replication of a model taken back"),
        "exemplars.resumed": _("Model found not to have stopped"),
        "exemplars.rubric_issued": _("Criteria of models issued"),
        "exemplars.started": _("Model began to work"),
        "exemplars.stopped": _("Model stopped"),
        "exemplars.unpublished": _("Model no longer shown to everybody"),
        "exemplars.withdrawn": _("Registration of a model withdrawn"),
    },
    facts={
        "vetoes": _("veto criteria not met"),
    },
)
