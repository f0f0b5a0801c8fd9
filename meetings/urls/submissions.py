"""Submitting to the ward: before it, what was submitted, and all that an office has submitted."""

from django.urls import path

from meetings.views import submission_files, submissions, submissions_list, submissions_submit

SUBMISSIONS = "office/submissions/"
ONE = f"{SUBMISSIONS}<int:pk>/"

urlpatterns = [
    path(
        "office/meetings/<int:meeting_id>/submit/", submissions_submit.submit_minutes, name="submit_minutes"
    ),
    path(SUBMISSIONS, submissions_list.office_submissions, name="office_submissions"),
    path("office/submissions.csv", submissions_list.office_submissions_csv, name="office_submissions_csv"),
    path(ONE, submissions.submission, name="submission"),
    path(f"{ONE}versions/<int:number>/", submissions.submission_version, name="submission_version"),
    path(f"{ONE}versions/<int:number>/minutes.pdf", submission_files.submission_pdf, name="submission_pdf"),
    path(
        f"{ONE}versions/<int:number>/minutes.docx", submission_files.submission_docx, name="submission_docx"
    ),
]
