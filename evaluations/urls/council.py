"""The council: opinions, evaluators, results."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
