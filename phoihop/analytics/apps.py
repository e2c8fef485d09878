"""Sets the room up: figures tell how far tasks are."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """The room of totals."""

    name = "phoihop.analytics"

    def ready(self) -> None:
        """Enrol how tasks are measured."""
        from phoihop.analytics.proving import proven_tasks  # noqa: PLC0415 - models are there only now
        from phoihop.plans.measuring import enrol  # noqa: PLC0415

        enrol("analytics", proven_tasks)
