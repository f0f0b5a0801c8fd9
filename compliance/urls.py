"""The board, an office's year, the operator's home."""

from django.urls import path

from compliance.views import board, decisions, office

urlpatterns = [
    path("ward/", board.board, name="ward_board"),
    path("ward/board.csv", board.board_csv, name="ward_board_csv"),
    path("ward/offices/<str:number>/<str:code>/", office.ward_office, name="ward_office"),
    path("ward/offices/<str:number>/<str:code>/requirement/", decisions.requirement, name="ward_requirement"),
    path("ward/meetings/<int:meeting_id>/excuse/", decisions.excuse, name="ward_excuse"),
    path("office/", office.home, name="office_home"),
    path("office/offices/<str:number>/<str:code>/", office.own_office, name="own_office"),
]
