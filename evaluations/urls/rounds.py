"""Rounds of evaluation: the list, the start, the page from which everything is reached."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
