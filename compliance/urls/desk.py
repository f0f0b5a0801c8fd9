"""The ward's desk: what came in, and what was done with it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
