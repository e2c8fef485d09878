"""Sets the room up: its register states figures in reports, its decisions are announced."""

from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    """The room of awards."""

    name = "phoihop.commendations"

    def ready(self) -> None:
        """Enrol the register of awards, and the decisions that conferences announce."""
        from phoihop.commendations.announcing import ANNOUNCER  # noqa: PLC0415
        from phoihop.commendations.deriving import REGISTER  # noqa: PLC0415 - models are there only now
        from phoihop.reviews import announcing  # noqa: PLC0415
        from phoihop.submissions.registers import enrol  # noqa: PLC0415

        enrol(REGISTER)
        announcing.enrol("commendations", ANNOUNCER)
