"""Addresses of the public side: feeds."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
