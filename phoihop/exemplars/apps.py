"""Sets the room up: its register states figures in reports."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """The room of models."""

    name = "phoihop.exemplars"

    def ready(self) -> None:
        """Enrol the register of models."""
        from phoihop.exemplars.deriving import REGISTER  # noqa: PLC0415 - models are there only now
        from phoihop.submissions.registers import enrol  # noqa: PLC0415

        enrol(REGISTER)
