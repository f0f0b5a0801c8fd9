"""The round a page of an operator is about: an own one, as long as its record is there."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from evaluations.course.standing_rows import with_counts
from evaluations.models import Round
from operators.gone import Gone
from operators.models import User


def own_round(user: User, round_id: int, *, counted: bool = False) -> Round:
    """The round of one of this person's offices, whole; 404 for any other.

    ``counted``: with the numbers of staff sheets. Raises `Gone` where its record was deleted.
    """
    mine = Round.objects.visible_to(user).whole()
    found = get_object_or_404(with_counts(mine) if counted else mine, pk=round_id)
    if found.disposed_on is not None:
        raise Gone("外部評価の記録", reverse("evaluations"), "外部評価の一覧を見る")
    return found
