"""The record as it is read: on screen, as PDF and Word, and the list of an office's minutes."""

from django.urls import URLPattern, path

from meetings.views import record

MINUTES = "office/meetings/<int:meeting_id>/minutes/"

urlpatterns: list[URLPattern] = [
    path(f"{MINUTES}preview/", record.preview, name="minutes_preview"),
    path(f"{MINUTES}minutes.pdf", record.pdf, name="minutes_pdf"),
    path(f"{MINUTES}minutes.docx", record.docx, name="minutes_docx"),
    path("office/offices/<str:number>/<str:code>/minutes.xlsx", record.listing, name="minutes_list_xlsx"),
]
