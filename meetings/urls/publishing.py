"""Publishing a record, taking it back, how else it was published, and what the office's public page says."""

from django.urls import path

from meetings.views import publishing, publishing_front

HUB = "office/meetings/<int:meeting_id>/publish/"
WAY = f"{HUB}ways/<slug:way>/"

urlpatterns = [
    path(HUB, publishing.publication, name="publication"),
    path(f"{HUB}confirm/", publishing.publish, name="publish"),
    path(f"{HUB}withdraw/", publishing.withdraw, name="publication_withdraw"),
    path(WAY, publishing.way, name="publication_way"),
    path(f"{WAY}remove/", publishing.way_remove, name="publication_way_remove"),
    path(f"{HUB}notice-board.pdf", publishing.notice_board, name="notice_board_pdf"),
    path("office/offices/<str:number>/<str:code>/front/", publishing_front.office_front, name="office_front"),
]
