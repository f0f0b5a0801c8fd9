"""The self-evaluation: the office fills its sheets and sends them with the notice."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
