"""The council's requests and what became of them."""

from django.urls import path

from meetings.views import follow_up_acts, follow_ups

OFFICE = "office/offices/<str:number>/<str:code>/follow-ups"
ONE = "office/follow-ups/<int:pk>/"

urlpatterns = [
    path(f"{OFFICE}/", follow_ups.office_follow_ups, name="office_follow_ups"),
    path(f"{OFFICE}.csv", follow_ups.office_follow_ups_csv, name="office_follow_ups_csv"),
    path(f"{OFFICE}/new/", follow_up_acts.follow_up_new, name="follow_up_new"),
    path(f"{ONE}close/", follow_up_acts.follow_up_close, name="follow_up_close"),
    path(f"{ONE}reopen/", follow_up_acts.follow_up_reopen, name="follow_up_reopen"),
]
