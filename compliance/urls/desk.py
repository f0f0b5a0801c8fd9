"""The ward's desk: what came in, and what was done with it."""

from django.urls import path

from compliance.views import desk, desk_submission

ONE = "ward/inbox/<int:pk>/"

urlpatterns = [
    path("ward/inbox/", desk.ward_inbox, name="ward_inbox"),
    path("ward/inbox.csv", desk.ward_inbox_csv, name="ward_inbox_csv"),
    path(ONE, desk_submission.ward_submission, name="ward_submission"),
]
