"""Writing minutes, their editions, confirming and finalising them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
