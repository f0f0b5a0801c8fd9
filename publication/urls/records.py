"""Addresses of the public side: records."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
