"""The outbox room."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Registers the room with Django."""

    name = "outbox"
    verbose_name = "送付"
