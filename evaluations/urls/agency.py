"""Evaluation by an agency, and the relief from it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
