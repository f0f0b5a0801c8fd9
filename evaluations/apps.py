"""The evaluations room."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Registers the room with Django."""

    name = "evaluations"
    verbose_name = "評価"

    def ready(self) -> None:
        """Put the room's papers under the clocks."""
        from evaluations.services.keeping import register_keepers

        register_keepers()
