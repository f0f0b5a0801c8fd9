"""The public words of an evaluation, its publication, and how else it was made public."""

from django.urls import path

from evaluations.views import public_sheet, publishing

ROUND = "office/evaluations/<int:round_id>/"
WAYS = f"{ROUND}ways/"
WAY = f"{WAYS}<slug:way>/"

urlpatterns = [
    path(f"{ROUND}public/", public_sheet.edit, name="evaluation_public"),
    path(f"{ROUND}public/preview/", public_sheet.preview, name="evaluation_public_preview"),
    path(f"{ROUND}publish/", publishing.publish, name="evaluation_publish"),
    path(f"{ROUND}withdraw/", publishing.withdraw, name="evaluation_withdraw"),
    path(WAYS, publishing.ways, name="evaluation_ways"),
    path(f"{WAYS}notice-board.pdf", publishing.notice_board, name="evaluation_board_pdf"),
    path(WAY, publishing.way, name="evaluation_way"),
    path(f"{WAY}remove/", publishing.way_remove, name="evaluation_way_remove"),
]
