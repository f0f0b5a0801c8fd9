"""The documents of an evaluation, and its report to the ward and the support centre."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
