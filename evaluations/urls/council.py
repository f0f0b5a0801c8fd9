"""The council: opinions, evaluators, results."""

from django.urls import URLPattern, path

from evaluations.views import council_evaluators, council_final, council_results

PLACE = "office/evaluations/<int:round_id>"

urlpatterns: list[URLPattern] = [
    path(f"{PLACE}/evaluators/", council_evaluators.page, name="evaluation_evaluators"),
    path(f"{PLACE}/results/", council_results.page, name="evaluation_results"),
    path(f"{PLACE}/results/final/", council_final.final, name="evaluation_results_final"),
    path(f"{PLACE}/results/reopen/", council_final.reopen, name="evaluation_results_reopen"),
    path(f"{PLACE}/results/<str:sheet>/<str:row>/", council_results.row, name="evaluation_result_row"),
]
