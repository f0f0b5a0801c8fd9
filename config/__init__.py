"""The house: settings, environment, checks, background work, addresses and doors."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
