"""Sets the room up: its register states figures in reports."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """The room of inspections."""

    name = "phoihop.inspections"

    def ready(self) -> None:
        """Enrol the register of inspections."""
        from phoihop.inspections.deriving import REGISTER  # noqa: PLC0415 - models are there only now
        from phoihop.submissions.registers import enrol  # noqa: PLC0415

        enrol(REGISTER)
