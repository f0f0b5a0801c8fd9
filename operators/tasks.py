"""What is tidied by itself about people who sign in."""

from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task(name="operators.clear_sessions")
def clear_sessions() -> None:
    """Delete sessions that are over, and with them what was typed when they ended (`operators.kept_post`)."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
