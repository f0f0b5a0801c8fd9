"""Copies of submitted minutes: the office's pages, and the pages behind each link."""

from django.urls import URLPattern, path

from meetings.views import copies, copy_files, copy_pages

COPIES = "office/meetings/<int:meeting_id>/copies/"
ONE = "office/copies/<int:pk>/"
LINK = "r/minutes/<str:token>/"

urlpatterns: list[URLPattern] = [
    path(COPIES, copies.minutes_copies, name="minutes_copies"),
    path(f"{COPIES}all/", copies.minutes_copies_all, name="minutes_copies_all"),
    path(f"{COPIES}letters.pdf", copy_files.letters, name="minutes_copies_letters"),
    path(ONE, copy_files.sent, name="minutes_copy_sent"),
    path(f"{ONE}letter.pdf", copy_files.letter, name="minutes_copy_letter"),
    path(f"{ONE}renew/", copy_files.renew, name="minutes_copy_renew"),
    path(f"{ONE}revoke/", copy_files.revoke, name="minutes_copy_revoke"),
    path(LINK, copy_pages.minutes_copy, name="minutes_copy"),
    path(f"{LINK}minutes.pdf", copy_pages.minutes_copy_pdf, name="minutes_copy_pdf"),
    path(f"{LINK}papers/<int:material_id>/", copy_pages.minutes_copy_paper, name="minutes_copy_paper"),
]
