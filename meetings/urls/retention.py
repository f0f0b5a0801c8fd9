"""How long records are kept, and what is deleted: the office's pages and the ward's."""

from django.urls import URLPattern, path

from meetings.views import retention, retention_acts, retention_approval, retention_case_papers

OFFICE, WARD = "office/retention/", "ward/retention/"

urlpatterns: list[URLPattern] = [
    path(OFFICE, retention.office_retention, name="office_retention"),
    path("office/retention.csv", retention.office_retention_csv, name="office_retention_csv"),
    path(f"{OFFICE}approve/", retention_approval.office_approve, name="office_retention_approve"),
    path(f"{OFFICE}<int:pk>/", retention_acts.office_clock, name="office_clock"),
    path(f"{OFFICE}<int:pk>/hold/", retention_acts.office_hold, name="office_clock_hold"),
    path("office/materials/<int:pk>/case/", retention_case_papers.material_case, name="material_case"),
    path(WARD, retention.ward_retention, name="ward_retention"),
    path("ward/retention.csv", retention.ward_retention_csv, name="ward_retention_csv"),
    path(f"{WARD}approve/", retention_approval.ward_approve, name="ward_retention_approve"),
    path(f"{WARD}<int:pk>/", retention_acts.ward_clock, name="ward_clock"),
    path(f"{WARD}<int:pk>/hold/", retention_acts.ward_hold, name="ward_clock_hold"),
]
