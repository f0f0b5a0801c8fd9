"""What public versions have in common, whether they are made of minutes or of an evaluation. [N §8, 評価§6]"""

from typing import TYPE_CHECKING, Any

from django.db import models

from meetings.enums import PublicationWay, PublicTextState, Verdict
from operators.models import User


class PublicWords(models.Model):
    """Words for the public, made beside the internal ones.

    ``fields`` maps the key of each text (`meetings.public_fields`) to ``{"text": …, "digest": …}``: the words for the
    public, and the hash of the internal words they were made from; where that differs, the internal words changed.
    ``revision`` counts every write, as in `Minutes`; ``published_revision`` is the one the public reads, frozen in the
    kind's ``record``.
    """

    state = models.CharField("状態", max_length=10, choices=PublicTextState, default=PublicTextState.DRAFT)
    revision = models.PositiveIntegerField("版", default=0)
    fields = models.JSONField("公表用の文", default=dict, blank=True)
    published_revision = models.PositiveIntegerField("公表した版", null=True, blank=True)
    made_at = models.DateTimeField("作成を始めた日時")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField("確認を依頼した日時", null=True, blank=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    confirmed_at = models.DateTimeField("確認した日時", null=True, blank=True)
    confirmed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    if TYPE_CHECKING:
        record: Any
        decisions: Any

    class Meta:
        abstract = True

    def make_anew(self) -> None:
        """Back to the making: nobody is asked, nobody has confirmed. Not stored yet."""
        self.state = PublicTextState.DRAFT
        self.asked_at = self.asked_by = self.confirmed_at = self.confirmed_by = None


class PlaceDecision(models.Model):
    """What a person decided about one place that could point to somebody; kept as proof of care. [N §8]

    ``before`` and ``after`` are the few characters around it, so that the same word elsewhere is asked about again.
    ``known``: it was left knowing that it names somebody on the roster; a name that nobody knew then is asked about
    again once its bearer joins.
    """

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
        abstract = True


class ToldWay(models.Model):
    """One way in which something was made public or handed on, with its first day. [N §8, 評価§6②]"""

    way = models.CharField("公表の方法", max_length=10, choices=PublicationWay)
    done_on = models.DateField("公表した日")
    url = models.URLField("掲載したページ", max_length=500, blank=True)
    note = models.CharField("備考", max_length=200, blank=True)
    at = models.DateTimeField("記録した日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        abstract = True
