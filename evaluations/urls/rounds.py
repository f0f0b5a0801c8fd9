"""Rounds of evaluation: the list, the start, the page from which everything is reached."""

from django.urls import path

from evaluations.views import rounds, rounds_day, rounds_hub, rounds_start

ONE = "office/evaluations/<int:round_id>/"

urlpatterns = [
    path("office/evaluations/", rounds.evaluations, name="evaluations"),
    path(
        "office/evaluations/offices/<str:number>/<str:code>/start/",
        rounds_start.evaluation_start,
        name="evaluation_start",
    ),
    path(ONE, rounds_hub.evaluation, name="evaluation"),
    path(f"{ONE}day/", rounds_day.evaluation_day, name="evaluation_day"),
]
