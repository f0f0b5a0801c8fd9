"""Everything an office's council did over the years."""

from django.urls import path

from compliance.views import history

OFFICE = "office/offices/<str:number>/<str:code>/"
WARD = "ward/offices/<str:number>/<str:code>/"

urlpatterns = [
    path(f"{OFFICE}history/", history.office_history, name="office_history"),
    path(f"{OFFICE}figures.csv", history.office_figures_csv, name="office_figures_csv"),
    path(f"{WARD}history/", history.ward_office_history, name="ward_office_history"),
    path(f"{WARD}figures.csv", history.ward_office_figures_csv, name="ward_office_figures_csv"),
]
