"""Members, notices, answers, attendance, minutes, files, submissions: the addresses of the meetings' room."""

from meetings.urls import (
    attendance,
    copies,
    drafts,
    follow_ups,
    materials,
    members,
    minutes,
    notices,
    public_texts,
    publishing,
    record,
    replies,
    retention,
    submissions,
)

urlpatterns = [
    *members.urlpatterns,
    *notices.urlpatterns,
    *replies.urlpatterns,
    *attendance.urlpatterns,
    *minutes.urlpatterns,
    *materials.urlpatterns,
    *submissions.urlpatterns,
    *record.urlpatterns,
    *copies.urlpatterns,
    *follow_ups.urlpatterns,
    *drafts.urlpatterns,
    *public_texts.urlpatterns,
    *publishing.urlpatterns,
    *retention.urlpatterns,
]
