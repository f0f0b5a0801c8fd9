"""Answers without an account, answers ticked off, calendars."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
