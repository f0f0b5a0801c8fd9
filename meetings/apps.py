"""The meetings room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Registers the room with Django."""

    name = "meetings"
    verbose_name = "会議"
