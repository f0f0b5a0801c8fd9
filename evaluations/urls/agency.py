"""Evaluation by an agency, the relief from it, and reports that came to the ward on paper."""

from django.urls import URLPattern, path

from evaluations.views import (
    agency_goals,
    agency_page,
    agency_route,
    paper_reports,
    relief_files,
    relief_office,
    relief_paper,
    relief_ward,
    relief_ward_acts,
)

ROUND = "office/evaluations/<int:round_id>/agency/"
OFFICE = "office/evaluations/offices/<str:number>/<str:code>/"
RELIEFS = "ward/evaluations/reliefs/"
REPORTS = "ward/evaluations/register/"

urlpatterns: list[URLPattern] = [
    path(ROUND, agency_page.evaluation_agency, name="evaluation_agency"),
    path(f"{ROUND}goals/add/", agency_goals.evaluation_goal_add, name="evaluation_goal_add"),
    path(f"{ROUND}goals/<int:goal>/", agency_goals.evaluation_goal, name="evaluation_goal"),
    path(f"{OFFICE}route/", agency_route.evaluation_route, name="evaluation_route"),
    path(f"{OFFICE}relief/", relief_office.relief, name="relief"),
    path(f"{OFFICE}relief/apply/", relief_office.relief_apply, name="relief_apply"),
    path(f"{OFFICE}relief/<int:pk>/withdraw/", relief_office.relief_withdraw, name="relief_withdraw"),
    path(f"{OFFICE}relief/<int:pk>/application.pdf", relief_files.relief_file, name="relief_file"),
    path(RELIEFS, relief_ward.ward_reliefs, name="ward_reliefs"),
    path("ward/evaluations/reliefs.csv", relief_ward.ward_reliefs_csv, name="ward_reliefs_csv"),
    path(f"{RELIEFS}register/", relief_paper.ward_relief_paper, name="ward_relief_paper"),
    path(
        f"{RELIEFS}register/<str:number>/<str:code>/",
        relief_paper.ward_relief_register,
        name="ward_relief_register",
    ),
    path(f"{RELIEFS}<int:pk>/", relief_ward_acts.ward_relief, name="ward_relief"),
    path(f"{RELIEFS}<int:pk>/application.pdf", relief_files.ward_relief_pdf, name="ward_relief_pdf"),
    path(f"{RELIEFS}<int:pk>/withdraw/", relief_ward_acts.ward_relief_withdraw, name="ward_relief_withdraw"),
    path(REPORTS, paper_reports.ward_report_register, name="ward_report_register"),
    path(
        f"{REPORTS}<str:number>/<str:code>/",
        paper_reports.ward_report_register_office,
        name="ward_report_register_office",
    ),
]
