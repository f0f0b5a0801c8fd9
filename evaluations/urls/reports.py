"""The documents of an evaluation, and its report to the ward and the support centre."""

from django.urls import path

from evaluations.views import (
    reports_center,
    reports_document,
    reports_letter,
    reports_link,
    reports_report,
    reports_submit,
)

DOCUMENT = "office/evaluations/<int:round_id>/document"
REPORT = "office/evaluations/<int:round_id>/report"

urlpatterns = [
    path(f"{DOCUMENT}/", reports_document.evaluation_document, name="evaluation_document"),
    path(f"{DOCUMENT}.pdf", reports_document.evaluation_document_pdf, name="evaluation_document_pdf"),
    path(f"{DOCUMENT}.xlsx", reports_document.evaluation_document_xlsx, name="evaluation_document_xlsx"),
    path(f"{DOCUMENT}.docx", reports_document.evaluation_document_docx, name="evaluation_document_docx"),
    path(f"{REPORT}/", reports_report.evaluation_report, name="evaluation_report"),
    path(f"{REPORT}.pdf", reports_report.evaluation_report_pdf, name="evaluation_report_pdf"),
    path(f"{REPORT}/submit/", reports_submit.evaluation_submit, name="evaluation_submit"),
    path(f"{REPORT}/letter.pdf", reports_letter.evaluation_report_letter, name="evaluation_report_letter"),
    path(f"{REPORT}/handed/", reports_letter.evaluation_report_handed, name="evaluation_report_handed"),
    path(f"{REPORT}/send/", reports_letter.evaluation_report_send, name="evaluation_report_send"),
    path(f"{REPORT}/link/", reports_letter.evaluation_report_renew, name="evaluation_report_renew"),
    path(
        f"{REPORT}/<int:number>/<str:name>",
        reports_report.evaluation_report_file,
        name="evaluation_report_file",
    ),
    path("r/reports/<str:token>/", reports_link.report_link, name="report_link"),
    path("r/reports/<str:token>/<str:name>", reports_link.report_link_file, name="report_link_file"),
    path("center/reports/", reports_center.center_reports, name="center_reports"),
    path("center/reports/<int:pk>/", reports_center.center_report, name="center_report"),
    path("center/reports/<int:pk>/<str:name>", reports_center.center_report_file, name="center_report_file"),
]
