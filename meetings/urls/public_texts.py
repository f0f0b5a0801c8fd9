"""Addresses of the meetings room: public_texts."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
