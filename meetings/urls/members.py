"""The council's members and what is printed of them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
