"""The ward's desk: what came in, and what was done with it."""

from django.urls import path

from compliance.views import (
    desk,
    desk_acts,
    desk_bulk,
    desk_colleagues,
    desk_missing,
    desk_register,
    desk_return,
    desk_submission,
)

ONE = "ward/inbox/<int:pk>/"
VERSION = f"{ONE}versions/<int:number>/"

urlpatterns = [
    path("ward/inbox/", desk.ward_inbox, name="ward_inbox"),
    path("ward/inbox.csv", desk.ward_inbox_csv, name="ward_inbox_csv"),
    path("ward/inbox/accept/", desk_bulk.ward_bulk_accept, name="ward_bulk_accept"),
    path("ward/inbox/missing/", desk_missing.ward_missing, name="ward_missing"),
    path("ward/inbox/missing.csv", desk_missing.ward_missing_csv, name="ward_missing_csv"),
    path("ward/inbox/register/", desk_register.ward_register, name="ward_register"),
    path(
        "ward/inbox/register/<str:number>/<str:code>/",
        desk_register.ward_register_office,
        name="ward_register_office",
    ),
    path(ONE, desk_submission.ward_submission, name="ward_submission"),
    path(f"{ONE}accept/", desk_acts.ward_submission_accept, name="ward_submission_accept"),
    path(f"{ONE}return/", desk_return.ward_submission_return, name="ward_submission_return"),
    path(f"{ONE}reopen/", desk_acts.ward_submission_reopen, name="ward_submission_reopen"),
    path(f"{ONE}assign/", desk_colleagues.ward_submission_assign, name="ward_submission_assign"),
    path(f"{ONE}notes/", desk_colleagues.ward_submission_note, name="ward_submission_note"),
    path(VERSION, desk_submission.ward_submission_version, name="ward_submission_version"),
    path(f"{VERSION}minutes.pdf", desk_submission.ward_submission_pdf, name="ward_submission_pdf"),
    path(f"{VERSION}minutes.docx", desk_submission.ward_submission_docx, name="ward_submission_docx"),
    path(f"{VERSION}evaluation/<str:name>", desk_submission.ward_report_file, name="ward_report_file"),
]
