"""Everything an office's council did over the years, and its follow-ups."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
