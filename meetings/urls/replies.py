"""Answers without an account, answers ticked off, calendars."""

from django.urls import path

from meetings.views import replies

urlpatterns = [
    path("r/<str:token>/", replies.reply, name="reply"),
    path("r/<str:token>/thanks/", replies.thanks, name="reply_thanks"),
    path("r/<str:token>/meeting.ics", replies.calendar, name="reply_calendar"),
]
