"""Forms, staff sheets, rounds, opinions, results, publication, reports, relief: the addresses of the room."""

from evaluations.urls import agency, council, forms, publishing, reports, rounds, sheets, staff

urlpatterns = [
    *forms.urlpatterns,
    *staff.urlpatterns,
    *rounds.urlpatterns,
    *sheets.urlpatterns,
    *council.urlpatterns,
    *publishing.urlpatterns,
    *reports.urlpatterns,
    *agency.urlpatterns,
]
