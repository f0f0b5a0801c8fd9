"""The council: opinions, evaluators, results."""

from django.urls import URLPattern, path

from evaluations.views import (
    council_evaluators,
    council_final,
    council_member,
    council_opinions,
    council_received,
    council_results,
)

PLACE = "office/evaluations/<int:round_id>"

urlpatterns: list[URLPattern] = [
    path("r/<str:token>/evaluation/", council_member.evaluation, name="reply_evaluation"),
    path("r/<str:token>/evaluation/self.pdf", council_member.paper, name="reply_evaluation_paper"),
    path(f"{PLACE}/opinions/", council_opinions.page, name="evaluation_opinions"),
    path(f"{PLACE}/opinions/sheet.pdf", council_opinions.sheet, name="evaluation_opinion_sheet"),
    path(f"{PLACE}/opinions/<int:member_id>/", council_received.page, name="evaluation_opinion"),
    path(f"{PLACE}/evaluators/", council_evaluators.page, name="evaluation_evaluators"),
    path(f"{PLACE}/results/", council_results.page, name="evaluation_results"),
    path(f"{PLACE}/results/final/", council_final.final, name="evaluation_results_final"),
    path(f"{PLACE}/results/reopen/", council_final.reopen, name="evaluation_results_reopen"),
    path(f"{PLACE}/results/<str:sheet>/<str:row>/", council_results.row, name="evaluation_result_row"),
]
