"""The operators room."""

from django.apps import AppConfig


class OperatorsConfig(AppConfig):
    """Registers the room with Django."""

    name = "operators"
    verbose_name = "事業者と利用者"
