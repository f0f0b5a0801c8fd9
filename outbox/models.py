"""One row per recipient: what is owed, how far it got, and what exactly was sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from outbox.enums import Channel, State


class StoredFile(models.Model):
    """A file that was sent, kept once however many recipients got it."""

    sha256 = models.CharField("ハッシュ値", max_length=64, unique=True)
    content_type = models.CharField("種類", max_length=100)
    content = models.BinaryField("内容")

    class Meta:
        verbose_name = "送付したファイル"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.sha256[:12]


class Message(models.Model):
    """A mail or letter to one recipient. The row is the debt; the task that sends it is only a nudge.

    ``key`` is the caller's name for the debt: owing the same key twice owes it once.
    ``message_id`` is given at preparation, so that a second attempt is the same mail.
    """

    key = models.CharField("識別子", max_length=200, unique=True)
    channel = models.CharField("送付方法", max_length=10, choices=Channel)
    state = models.CharField("状態", max_length=12, choices=State)
    recipient_name = models.CharField("宛名", max_length=120)
    recipient_email = models.EmailField("メールアドレス", blank=True)
    recipient_postal_code = models.CharField("郵便番号", max_length=8, blank=True)
    recipient_address = models.CharField("住所", max_length=300, blank=True)
    subject = models.CharField("件名", max_length=200)
    text = models.TextField("本文")
    html = models.TextField("本文（HTML）", blank=True)
    message_id = models.CharField("Message-ID", max_length=200, unique=True)
    prepared_at = models.DateTimeField("作成日時")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    send_after = models.DateTimeField("送信開始日時", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("送信回数", default=0)
    claimed_at = models.DateTimeField("送信開始", null=True, blank=True)
    settled_at = models.DateTimeField("結果の日時", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    error = models.CharField("送信できなかった理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "送付"
        ordering = ["prepared_at", "pk"]
        indexes = [models.Index(fields=["state", "prepared_at"], name="outbox_what_is_owed")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(channel=Channel.EMAIL) | ~Q(recipient_email=""),
                name="mail_has_an_address",
            ),
            models.CheckConstraint(
                condition=Q(
                    channel=Channel.EMAIL,
                    state__in=[
                        State.PENDING, State.SENDING, State.SENT, State.FAILED, State.BOUNCED, State.WITHDRAWN,
                    ],
                )
                | Q(
                    channel__in=[Channel.POST, Channel.HAND],
                    state__in=[State.TO_HAND, State.HANDED_OVER, State.WITHDRAWN],
                ),
                name="a_mail_is_sent_and_a_letter_is_handed_over",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.PENDING, State.SENDING, State.TO_HAND], settled_at=None)
                | Q(
                    state__in=[
                        State.SENT, State.FAILED, State.BOUNCED, State.HANDED_OVER, State.WITHDRAWN,
                    ],
                    settled_at__isnull=False,
                ),
                name="what_is_settled_has_its_moment",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.key

    @property
    def served(self) -> bool:
        """Whether the recipient has it, as far as we know."""
        return self.state in (State.SENT, State.HANDED_OVER)


class MessageFile(models.Model):
    """A file that goes with a message, under the name the recipient sees."""

    message = models.ForeignKey(Message, models.CASCADE, related_name="files")
    stored = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    name = models.CharField("ファイル名", max_length=120)

    class Meta:
        verbose_name = "添付"
        ordering = ["message", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "name"], name="attachment_name_stands_once"),
        ]

    def __str__(self) -> str:
        return self.name
