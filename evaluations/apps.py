"""The evaluations room."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Registers the room with Django."""

    name = "evaluations"
    verbose_name = "評価"
