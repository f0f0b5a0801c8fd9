"""The self-evaluation: the office fills its sheets and sends them with the notice."""

from django.urls import URLPattern, path

from evaluations.views import sheets_edit, sheets_overview, sheets_row

PLACE = "office/evaluations/<int:round_id>/self/"

urlpatterns: list[URLPattern] = [
    path(PLACE, sheets_overview.evaluation_sheets, name="evaluation_sheets"),
    path(f"{PLACE}<str:sheet>/", sheets_edit.evaluation_sheet, name="evaluation_sheet"),
    path(f"{PLACE}<str:sheet>/<str:row>/", sheets_row.evaluation_sheet_row, name="evaluation_sheet_row"),
]
