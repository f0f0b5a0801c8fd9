"""The public document of an evaluation in the making, and how its result was published. [N 評価§6]"""

from django.db import models
from django.db.models import Q

from evaluations.models.evaluation import Evaluation
from evaluations.models.round import Round
from meetings.enums import PublicationWay, PublicTextState
from meetings.models.public_words import PlaceDecision, PublicWords, ToldWay
from operators.models import User
from publication.models import PublicRecord


class PublicSheetQuerySet(models.QuerySet["PublicSheet"]):
    """Public documents, as somebody may see them while they are made."""

    def visible_to(self, user: User) -> "PublicSheetQuerySet":
        """The office's own; everybody else reads what was published."""
        return self.filter(round__in=Round.objects.visible_to(user))


class PublicSheet(PublicWords):
    """The words of one round for the public. ``record`` is the frozen copy that it reads."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="public_sheet")
    record = models.OneToOneField(
        PublicRecord, models.PROTECT, related_name="public_sheet", null=True, blank=True
    )

    objects = PublicSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "評価の公表用の文"
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=PublicTextState.READY, confirmed_at__isnull=False, confirmed_by__isnull=False
                )
                | ~Q(state=PublicTextState.READY) & Q(confirmed_at=None, confirmed_by=None),
                name="public_sheet_that_is_ready_was_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}"


class SheetDecision(PlaceDecision):
    """A decision on a place of an evaluation's words."""

    public_sheet = models.ForeignKey(PublicSheet, models.CASCADE, related_name="decisions")

    class Meta:
        verbose_name = "評価の公表での個人の特定についての判断"
        ordering = ["public_sheet", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.public_sheet_id}: {self.kind}"


class EvaluationWay(ToldWay):
    """One way in which the result of an evaluation was made public or handed on. [N 評価§6②]"""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="published_ways")

    class Meta:
        verbose_name = "評価結果の公表の方法"
        ordering = ["evaluation", "done_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "way"], name="way_of_a_result_is_told_once"),
            models.CheckConstraint(
                condition=~Q(way=PublicationWay.SITE) | ~Q(url=""), name="own_site_of_a_result_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evaluation_id}: {self.way}"
