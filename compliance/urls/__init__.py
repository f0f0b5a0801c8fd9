"""The board, the operator's home and planning; the ward's desk; an office's history; the ward's evaluations."""

from compliance.urls import desk, evaluations, history, planning

urlpatterns = [
    *planning.urlpatterns,
    *desk.urlpatterns,
    *history.urlpatterns,
    *evaluations.urlpatterns,
]
