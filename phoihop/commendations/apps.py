"""Sets the room up: its register states figures in reports."""

from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    """The room of awards."""

    name = "phoihop.commendations"

    def ready(self) -> None:
        """Enrol the register of awards."""
        from phoihop.commendations.deriving import REGISTER  # noqa: PLC0415 - models are there only now
        from phoihop.submissions.registers import enrol  # noqa: PLC0415

        enrol(REGISTER)
