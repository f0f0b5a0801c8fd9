"""Staff sheets: whom the office asked, and the page behind each link."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
