"""What was announced, to whom, and what they answered."""

from secrets import token_urlsafe

from django.db import models
from django.db.models import Q

from meetings.enums import Answer, NoticeKind, RecipientKind, Via
from meetings.models.meeting import Participation
from meetings.models.member import Member
from operators.models import User
from outbox.models import Message


class Notice(models.Model):
    """One edition of an office's notice of a meeting: the first, a change, or the cancellation.

    ``told`` is what the edition says (day, hours, place, mode, agenda, offices, evaluation); the next
    edition names what changed against it.
    """

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="notices")
    edition = models.PositiveSmallIntegerField("版")
    kind = models.CharField("種類", max_length=12, choices=NoticeKind)
    told = models.JSONField("通知した内容")
    changes = models.JSONField("変わったところ", default=list, blank=True)
    late_reason = models.TextField("期限を過ぎた理由", blank=True)
    prepared_at = models.DateTimeField("作成日時")
    prepared_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        ordering = ["participation", "edition", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "edition"], name="notice_edition_is_prepared_once"
            ),
            models.CheckConstraint(
                condition=Q(edition=1, kind=NoticeKind.ANNOUNCEMENT)
                | Q(edition__gt=1, kind__in=[NoticeKind.CHANGE, NoticeKind.CANCELLATION]),
                name="first_notice_announces_and_later_ones_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} 第{self.edition}版"


class NoticeRecipient(models.Model):
    """One recipient of one edition, and the message that is the proof."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="recipients")
    kind = models.CharField("宛先", max_length=10, choices=RecipientKind)
    member = models.ForeignKey(Member, models.PROTECT, related_name="notices", null=True, blank=True)
    message = models.OneToOneField(Message, models.PROTECT, related_name="notice_recipient")

    class Meta:
        verbose_name = "通知の宛先"
        ordering = ["notice", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "member"], condition=Q(member__isnull=False), name="member_is_notified_once"
            ),
            models.UniqueConstraint(
                fields=["notice", "kind"], condition=Q(member=None), name="ward_and_center_are_notified_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=RecipientKind.MEMBER, member__isnull=False)
                | Q(kind__in=[RecipientKind.WARD, RecipientKind.CENTER], member=None),
                name="recipient_is_a_member_or_an_authority",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.kind}"


def _nonce() -> str:
    return token_urlsafe(12)


class Reply(models.Model):
    """An invitation to one member for one office's meeting, and the answer. The link needs no account.

    ``nonce`` is inside the signed link: a new one makes every older link void.
    """

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="replies")
    member = models.ForeignKey(Member, models.PROTECT, related_name="replies")
    nonce = models.CharField("リンクの鍵", max_length=32, default=_nonce)
    revoked_at = models.DateTimeField("リンクの取消日時", null=True, blank=True)
    answer = models.CharField("回答", max_length=10, choices=Answer, blank=True)
    words = models.TextField("ひとこと", blank=True, help_text="欠席のご連絡など")
    opinion = models.TextField("事前の意見", blank=True)
    answered_at = models.DateTimeField("回答日時", null=True, blank=True)
    via = models.CharField("回答の方法", max_length=10, choices=Via, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "出欠の回答"
        ordering = ["participation", "member", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "member"], name="member_is_invited_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, via="")
                | (~Q(answer="") & ~Q(via="") & Q(answered_at__isnull=False)),
                name="answer_has_its_moment_and_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}: {self.member_id}"
