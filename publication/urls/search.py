"""Addresses of the public side: search."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
