"""Writing minutes, their editions, confirming and finalising them."""

from django.urls import path

from meetings.views import minutes, minutes_edit, minutes_editions, minutes_finalise

MEETING = "office/meetings/<int:meeting_id>/minutes/"
PART = "office/minutes/<int:pk>/"
EDITION = f"{PART}versions/<int:revision>/"

urlpatterns = [
    path(MEETING, minutes.meeting_minutes, name="meeting_minutes"),
    path(f"{MEETING}open/", minutes.minutes_open, name="minutes_open"),
    path(f"{PART}edit/", minutes_edit.minutes_edit, name="minutes_edit"),
    path(f"{PART}finalise/", minutes_finalise.minutes_finalise, name="minutes_finalise"),
    path(f"{PART}correct/", minutes_finalise.minutes_correct, name="minutes_correct"),
    path(f"{PART}versions/", minutes_editions.minutes_versions, name="minutes_versions"),
    path(EDITION, minutes_editions.minutes_version, name="minutes_version"),
    path(f"{EDITION}restore/", minutes_editions.minutes_restore, name="minutes_restore"),
]
