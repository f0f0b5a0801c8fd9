"""The publication room."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    """Registers the room with Django."""

    name = "publication"
    verbose_name = "公表"
