"""Submitting to the ward, and copies to everyone."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
