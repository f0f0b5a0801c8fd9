"""Addresses of the public side: counter."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
