"""Drafts of minutes that members confirm by a link."""

from django.urls import path

from meetings.views import drafts, drafts_reading

PART = "office/minutes/<int:pk>/"

urlpatterns = [
    path(f"{PART}ask/", drafts.draft_ask, name="draft_ask"),
    path(f"{PART}answers/", drafts.draft_answers, name="draft_answers"),
    path(f"{PART}answers/<int:check_id>/stop/", drafts.draft_stop, name="draft_stop"),
    path("r/draft/<str:token>/", drafts_reading.draft_page, name="draft_page"),
]
