"""The evaluations room."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Registers the room with Django."""

    name = "evaluations"
    verbose_name = "評価"

    def ready(self) -> None:
        """Put the room's papers under the clocks, have its reports read, and its staff found before the public reads."""
        from evaluations.report.reading import register_reader
        from evaluations.services.keeping import register_keepers
        from evaluations.staff_sheets.names import staff_by_name
        from meetings.identifying import also_known

        register_keepers()
        register_reader()
        also_known(staff_by_name)
