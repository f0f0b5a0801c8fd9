"""The public document of an evaluation in the making, and how its result was published. [N 評価§6]"""

from django.db import models
from django.db.models import Q

from evaluations.enums import PublicSheetState
from evaluations.models.evaluation import Evaluation
from evaluations.models.round import Round
from meetings.enums import PublicationWay, Verdict
from operators.models import User
from publication.models import PublicRecord


class PublicSheetQuerySet(models.QuerySet["PublicSheet"]):
    """Public documents, as somebody may see them while they are made."""

    def visible_to(self, user: User) -> "PublicSheetQuerySet":
        """The office's own; everybody else reads what was published."""
        return self.filter(round__in=Round.objects.visible_to(user))


class PublicSheet(models.Model):
    """The words of one round for the public. ``fields``: ``{key: {"text": …, "digest": …}}`` as in `PublicText`.

    ``record`` is the frozen copy the public reads, ``published_revision`` the revision it was made of.
    """

    round = models.OneToOneField(Round, models.PROTECT, related_name="public_sheet")
    record = models.OneToOneField(
        PublicRecord, models.PROTECT, related_name="public_sheet", null=True, blank=True
    )
    state = models.CharField("状態", max_length=10, choices=PublicSheetState, default=PublicSheetState.DRAFT)
    revision = models.PositiveIntegerField("版", default=0)
    fields = models.JSONField("公表用の文", default=dict, blank=True)
    published_revision = models.PositiveIntegerField("公表した版", null=True, blank=True)
    made_at = models.DateTimeField("作成を始めた日時")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("確認した日時", null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = PublicSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "評価の公表用の文"
        ordering = ["round", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=PublicSheetState.READY, confirmed_at__isnull=False, confirmed_by__isnull=False
                )
                | ~Q(state=PublicSheetState.READY) & Q(confirmed_at=None, confirmed_by=None),
                name="public_sheet_that_is_ready_was_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}"


class SheetDecision(models.Model):
    """What a person decided about one place that could point to somebody; as `meetings.IdentifierDecision`. [N §8]"""

    public_sheet = models.ForeignKey(PublicSheet, models.CASCADE, related_name="decisions")
    field = models.CharField("箇所", max_length=60)
    kind = models.CharField("種類", max_length=12)
    text = models.CharField("元の言葉", max_length=200)
    before = models.CharField("前の文字", max_length=20, blank=True)
    after = models.CharField("後の文字", max_length=20, blank=True)
    verdict = models.CharField("判断", max_length=10, choices=Verdict)
    replacement = models.CharField("置き換えた言葉", max_length=200, blank=True)
    known = models.BooleanField("名簿にある方と知って残した", default=False)
    at = models.DateTimeField("日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "評価の公表での個人の特定についての判断"
        ordering = ["public_sheet", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.public_sheet_id}: {self.kind}"


class EvaluationWay(models.Model):
    """One way in which the result of an evaluation was made public or handed on, with its first day. [N 評価§6②]"""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="published_ways")
    way = models.CharField("公表の方法", max_length=10, choices=PublicationWay)
    done_on = models.DateField("公表した日")
    url = models.URLField("掲載したページ", max_length=500, blank=True)
    note = models.CharField("備考", max_length=200, blank=True)
    at = models.DateTimeField("記録した日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

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
