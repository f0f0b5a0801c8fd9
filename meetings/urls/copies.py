"""Copies of submitted minutes: the office's page, and the page behind each link."""

from django.urls import URLPattern, path

from meetings.views import copies, copy_pages

urlpatterns: list[URLPattern] = [
    path("office/meetings/<int:meeting_id>/copies/", copies.minutes_copies, name="minutes_copies"),
    path("r/minutes/<str:token>/", copy_pages.minutes_copy, name="minutes_copy"),
]
