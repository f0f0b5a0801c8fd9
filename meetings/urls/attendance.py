"""Who came: the sheet, the phone, and closing it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
