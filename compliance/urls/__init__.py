"""The board, the operator's home and planning; the ward's desk; an office's history."""

from compliance.urls import desk, history, planning

urlpatterns = [*planning.urlpatterns, *desk.urlpatterns, *history.urlpatterns]
