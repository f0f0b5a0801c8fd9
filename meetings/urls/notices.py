"""Notices of a meeting and what was sent."""

from django.urls import path

from meetings.views import notice_files, notice_sending, notices

NOTICE = "office/meetings/<int:meeting_id>/notice/"
SENT = "office/notices/<int:pk>/"

urlpatterns = [
    path(NOTICE, notices.meeting_notice, name="meeting_notice"),
    path(f"{NOTICE}send/", notice_sending.send, name="meeting_notice_send"),
    path(f"{NOTICE}tell/", notice_sending.tell, name="meeting_notice_tell"),
    path(f"{NOTICE}letters.pdf", notice_files.letters, name="meeting_letters"),
    path(f"{NOTICE}preview/<str:recipient>/", notice_files.preview, name="meeting_notice_preview"),
    path(
        f"{NOTICE}preview/<str:recipient>/letter.pdf",
        notice_files.preview_letter,
        name="meeting_notice_preview_letter",
    ),
    path(SENT, notice_files.sent_notice, name="sent_notice"),
    path(f"{SENT}copy/", notice_files.sent_copy, name="sent_notice_copy"),
    path(f"{SENT}files/<int:file_id>/", notice_files.sent_file, name="sent_notice_file"),
    path("ward/meetings/<int:meeting_id>/notice/", notices.ward_meeting_notice, name="ward_meeting_notice"),
]
