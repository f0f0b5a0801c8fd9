"""Staff sheets: whom the office asked, and the page behind each link."""

from django.urls import path

from evaluations.views import staff, staff_acts, staff_answering, staff_papers, staff_people, staff_submit

DESK = "office/evaluations/<int:round_id>/staff/"
SHEET = "s/<str:token>/"

urlpatterns = [
    path(DESK, staff.evaluation_staff, name="evaluation_staff"),
    path(f"{DESK}add/", staff_people.evaluation_staff_add, name="evaluation_staff_add"),
    path(f"{DESK}send/", staff_acts.evaluation_staff_send, name="evaluation_staff_send"),
    path(f"{DESK}remind/", staff_acts.evaluation_staff_remind, name="evaluation_staff_remind"),
    path(f"{DESK}deadline/", staff_acts.evaluation_staff_deadline, name="evaluation_staff_deadline"),
    path(f"{DESK}close/", staff_acts.evaluation_staff_close, name="evaluation_staff_close"),
    path(f"{DESK}reopen/", staff_acts.evaluation_staff_reopen, name="evaluation_staff_reopen"),
    path(f"{DESK}cards/", staff_papers.evaluation_staff_cards, name="evaluation_staff_cards"),
    path(f"{DESK}own/", staff_papers.own_staff_sheet, name="own_staff_sheet"),
    path(f"{DESK}<int:sheet_id>/", staff_people.evaluation_staff_person, name="evaluation_staff_person"),
    path(
        f"{DESK}<int:sheet_id>/remove/", staff_people.evaluation_staff_remove, name="evaluation_staff_remove"
    ),
    path(f"{DESK}<int:sheet_id>/link/", staff_people.evaluation_staff_link, name="evaluation_staff_link"),
    path(SHEET, staff_answering.staff_sheet, name="staff_sheet"),
    path(f"{SHEET}steps/<int:step>/", staff_answering.staff_sheet_step, name="staff_sheet_step"),
    path(f"{SHEET}rows/<str:row>/", staff_answering.staff_sheet_row, name="staff_sheet_row"),
    path(f"{SHEET}check/", staff_submit.staff_sheet_check, name="staff_sheet_check"),
    path(f"{SHEET}done/", staff_submit.staff_sheet_done, name="staff_sheet_done"),
]
