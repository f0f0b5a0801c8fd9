"""Members, notices, answers: the addresses of the meetings' room."""

from meetings.urls import members, notices, replies

urlpatterns = [*members.urlpatterns, *notices.urlpatterns, *replies.urlpatterns]
