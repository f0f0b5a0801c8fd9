"""Addresses of the meetings room: publishing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
