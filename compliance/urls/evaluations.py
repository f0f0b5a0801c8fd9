"""The ward's list of evaluations."""

from django.urls import path

from compliance.views import ward_evaluations

urlpatterns = [
    path("ward/evaluations/", ward_evaluations.ward_evaluations, name="ward_evaluations"),
    path("ward/evaluations.csv", ward_evaluations.ward_evaluations_csv, name="ward_evaluations_csv"),
    path("ward/evaluations.xlsx", ward_evaluations.ward_evaluations_xlsx, name="ward_evaluations_xlsx"),
]
