"""Sets the room up: its register states figures in reports."""

from django.apps import AppConfig


class TrainingConfig(AppConfig):
    """The room of classes."""

    name = "phoihop.training"

    def ready(self) -> None:
        """Enrol the register of classes."""
        from phoihop.submissions.registers import enrol  # noqa: PLC0415 - models are there only now
        from phoihop.training.deriving import REGISTER  # noqa: PLC0415

        enrol(REGISTER)
