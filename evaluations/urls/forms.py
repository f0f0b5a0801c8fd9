"""The editions of the forms, and what the offices of a ward answered."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
