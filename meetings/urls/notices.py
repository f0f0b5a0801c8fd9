"""Notices of a meeting and what was sent."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
