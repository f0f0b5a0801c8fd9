"""What a member of the council says to a self-evaluation, before, at or after the meeting. [N 評価§3–4]"""

from django.db import models

from evaluations.models.round import Round
from meetings.enums import Via
from meetings.models import Member
from operators.models import User


class OpinionQuerySet(models.QuerySet["Opinion"]):
    """Opinions, as somebody may see them."""

    def visible_to(self, user: User) -> "OpinionQuerySet":
        """Those given to the person's own offices."""
        return self.filter(round__in=Round.objects.visible_to(user))


class Opinion(models.Model):
    """One member's opinion: ``values`` by row and field of the sheets the council fills, ``words`` on the whole.

    An opinion in writing of somebody who did not come counts as taking part when it was gathered beforehand and
    reported at the meeting (``gathered_on``). [N 評価§3]
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="opinions")
    member = models.ForeignKey(Member, models.PROTECT, related_name="evaluation_opinions")
    values = models.JSONField("意見", default=dict, blank=True, help_text="{用紙: {行: {欄: 値}}}")
    words = models.TextField("全体への意見", blank=True)
    via = models.CharField("受けた方法", max_length=10, choices=Via)
    gathered_on = models.DateField("意見を受けた日")
    given_at = models.DateTimeField("記入日時")
    revision = models.PositiveIntegerField("版", default=1)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "評価への意見"
        ordering = ["round", "given_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="member_gives_one_opinion"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.member_id}"
