"""Addresses of the meetings room: retention."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
