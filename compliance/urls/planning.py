"""The board, an office's year, the operator's home; planning the year and its meetings."""

from django.urls import path

from compliance.views import (
    board,
    decisions,
    invitations,
    meeting,
    meeting_acts,
    meeting_form,
    office,
    office_settings,
    own_agenda,
    plan,
    plan_fix,
    ward_plans,
)

MEETING = "office/meetings/<int:meeting_id>/"
PART = f"{MEETING}parts/<int:part_id>/"

urlpatterns = [
    path("ward/", board.board, name="ward_board"),
    path("ward/board.csv", board.board_csv, name="ward_board_csv"),
    path("ward/plans/", ward_plans.ward_plans, name="ward_plans"),
    path("ward/plans.csv", ward_plans.ward_plans_csv, name="ward_plans_csv"),
    path("ward/offices/<str:number>/<str:code>/", office.ward_office, name="ward_office"),
    path("ward/offices/<str:number>/<str:code>/requirement/", decisions.requirement, name="ward_requirement"),
    path("ward/meetings/<int:meeting_id>/excuse/", decisions.excuse, name="ward_excuse"),
    path("office/", office.home, name="office_home"),
    path("office/offices/<str:number>/<str:code>/", office.own_office, name="own_office"),
    path(
        "office/offices/<str:number>/<str:code>/settings/",
        office_settings.office_settings,
        name="office_settings",
    ),
    path("office/plan/", plan.plan_now, name="plan_now"),
    path("office/plan/<int:year>/", plan.plan, name="plan"),
    path("office/plan/<int:year>/fix/", plan_fix.plan_fix, name="plan_fix"),
    path("office/meetings/new/", meeting_form.meeting_new, name="meeting_new"),
    path(MEETING, meeting.meeting, name="meeting"),
    path(f"{MEETING}edit/", meeting_form.meeting_edit, name="meeting_edit"),
    path(f"{MEETING}fix/", meeting_acts.meeting_fix, name="meeting_fix"),
    path(f"{MEETING}cancel/", meeting_acts.meeting_cancel, name="meeting_cancel"),
    path(f"{MEETING}not-held/", meeting_acts.meeting_not_held, name="meeting_not_held"),
    path(f"{MEETING}held/", meeting_acts.meeting_held, name="meeting_held"),
    path(f"{MEETING}discard/", meeting_acts.meeting_discard, name="meeting_discard"),
    path(f"{PART}agenda/", own_agenda.meeting_part, name="meeting_part"),
    path(f"{PART}answer/", invitations.invitation_answer, name="invitation_answer"),
    path(f"{PART}withdraw/", invitations.invitation_withdraw, name="invitation_withdraw"),
]
