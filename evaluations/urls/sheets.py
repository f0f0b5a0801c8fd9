"""The self-evaluation: the office fills its sheets and sends them with the notice."""

from django.urls import URLPattern, path

from evaluations.views import sheets_edit, sheets_final, sheets_overview, sheets_pdf, sheets_row

ROUND = "office/evaluations/<int:round_id>/"
PLACE = f"{ROUND}self/"

urlpatterns: list[URLPattern] = [
    path(PLACE, sheets_overview.evaluation_sheets, name="evaluation_sheets"),
    path(f"{ROUND}self-final/", sheets_final.evaluation_self_final, name="evaluation_self_final"),
    path(f"{ROUND}self-reopen/", sheets_final.evaluation_self_reopen, name="evaluation_self_reopen"),
    path(f"{ROUND}self-pdf/", sheets_pdf.evaluation_self_pdf, name="evaluation_self_pdf"),
    path(f"{PLACE}<str:sheet>/", sheets_edit.evaluation_sheet, name="evaluation_sheet"),
    path(f"{PLACE}<str:sheet>/<str:row>/", sheets_row.evaluation_sheet_row, name="evaluation_sheet_row"),
]
