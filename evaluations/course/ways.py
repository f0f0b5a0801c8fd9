"""Where each point of an evaluation is put right: the ways that a list of points offers."""

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from evaluations.course.checks import Check
from evaluations.models import Round

TO_EVALUATORS = "評価者の画面へ"


def led(of: Round, checks: Iterable[Check], *, held: bool) -> list[Check]:
    """The points; those about the two from outside that are open lead to the members, once it was held to the record."""
    office = of.facility
    if held:
        href, link = reverse("evaluation_evaluators", args=[of.pk]), TO_EVALUATORS
    else:
        href, link = reverse("members", args=[office.number, office.kind.code]), "構成員の画面へ"
    return [replace(each, href=href, link=link) if each.side and not each.good else each for each in checks]
