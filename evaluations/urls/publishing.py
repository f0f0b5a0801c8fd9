"""The public document of an evaluation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
