"""Answers without an account, answers ticked off, calendars."""

from django.urls import path

from meetings.views import answers, feeds, papers, replies

urlpatterns = [
    path("r/<str:token>/", replies.reply, name="reply"),
    path("r/<str:token>/thanks/", replies.thanks, name="reply_thanks"),
    path("r/<str:token>/meeting.ics", replies.calendar, name="reply_calendar"),
    path("r/<str:token>/papers/<int:file_id>/", papers.paper, name="reply_paper"),
    path("office/meetings/<int:meeting_id>/answers/", answers.office_answers, name="meeting_answers"),
    path("office/replies/<int:reply_id>/link/", answers.link, name="reply_link"),
    path("office/replies/<int:reply_id>/link/revoke/", answers.revoke, name="reply_revoke"),
    path("office/replies/<int:reply_id>/link/renew/", answers.renew, name="reply_renew"),
    path("ward/meetings/<int:meeting_id>/answers/", answers.ward_answers, name="ward_meeting_answers"),
    path("calendar/<slug:secret>.ics", feeds.feed, name="calendar_feed"),
    path("office/calendar/", feeds.office_calendars, name="office_calendars"),
    path("office/calendar/<str:number>/<str:code>/renew/", feeds.renew_office, name="office_calendar_renew"),
    path("ward/calendar/", feeds.ward_calendar, name="ward_calendar"),
    path("ward/calendar/renew/", feeds.renew_ward, name="ward_calendar_renew"),
]
