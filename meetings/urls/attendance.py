"""Who came: the papers of the day, the phone, and closing it."""

from django.urls import URLPattern, path

from meetings.views import attendance, attendance_closing, attendance_papers

MEETING = "office/meetings/<int:meeting_id>/"
ATTENDANCE = f"{MEETING}attendance/"

urlpatterns: list[URLPattern] = [
    path(ATTENDANCE, attendance.attendance, name="meeting_attendance"),
    path(f"{ATTENDANCE}close/", attendance_closing.attendance_close, name="attendance_close"),
    path(f"{ATTENDANCE}reopen/", attendance_closing.attendance_reopen, name="attendance_reopen"),
    path(f"{ATTENDANCE}sheet.pdf", attendance_papers.attendance_sheet_pdf, name="attendance_sheet_pdf"),
    path(f"{MEETING}agenda.pdf", attendance_papers.meeting_agenda_pdf, name="meeting_agenda_pdf"),
]
