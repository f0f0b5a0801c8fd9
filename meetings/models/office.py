"""How an office runs its council: its habits, its reminders, its calendar feed; and consents to video."""

from secrets import token_urlsafe

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from meetings.enums import Via
from meetings.models.member import Member
from operators.models import Facility, User


def feed_secret() -> str:
    """A new secret for a calendar address."""
    return token_urlsafe(24)


class CouncilHabit(models.Model):
    """When and where an office usually meets, and when it wants to be reminded. All days are before the due day."""

    facility = models.OneToOneField(Facility, models.CASCADE, related_name="council_habit")
    week = models.PositiveSmallIntegerField(
        "第何週", default=2, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    weekday = models.PositiveSmallIntegerField(
        "曜日", default=2, validators=[MaxValueValidator(6)], help_text="0が月曜日"
    )
    starts_at = models.TimeField("開始時刻", null=True, blank=True)
    ends_at = models.TimeField("終了時刻", null=True, blank=True)
    place = models.CharField("場所", max_length=200, blank=True)
    place_address = models.CharField("場所の住所", max_length=300, blank=True)
    contact_name = models.CharField("担当者", max_length=80, blank=True)
    remind_notice_days = models.PositiveSmallIntegerField("通知期限の何日前に知らせるか", default=7)
    remind_answer_days = models.PositiveSmallIntegerField("会議の何日前に未回答の方へ知らせるか", default=10)
    remind_minutes_days = models.PositiveSmallIntegerField("議事録の期限の何日前に知らせるか", default=7)
    remind_minutes_every = models.PositiveSmallIntegerField(
        "期限を過ぎた議事録を何日おきに知らせるか", default=3, help_text="0は知らせない"
    )
    second_person_finalises = models.BooleanField("議事録は作成者と別の人が確定する", default=False)
    second_person_publishes = models.BooleanField("公表用の文は作成者と別の人が確認する", default=False)
    large_print = models.BooleanField("手紙を大きな文字にする", default=False)

    class Meta:
        verbose_name = "会議の習慣"
        ordering = ["facility", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(week__range=(1, 4), weekday__range=(0, 6)), name="habit_is_a_weekday_of_the_month"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="habitual_meeting_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}"


class VideoConsent(models.Model):
    """A user's or family member's consent to take part by video, with the day and how it was given. [N §5]"""

    member = models.ForeignKey(Member, models.PROTECT, related_name="video_consents")
    given_on = models.DateField("同意日")
    via = models.CharField("同意の方法", max_length=10, choices=Via)
    withdrawn_on = models.DateField("撤回日", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "Web参加の同意"
        ordering = ["member", "given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_is_withdrawn_after_it_was_given",
            ),
            models.UniqueConstraint(
                fields=["member"], condition=Q(withdrawn_on=None), name="member_has_one_consent_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id}: {self.given_on}"


class CalendarFeed(models.Model):
    """A secret address from which a calendar reads: of one office, or of one ward user's offices."""

    facility = models.OneToOneField(
        Facility, models.CASCADE, related_name="calendar_feed", null=True, blank=True
    )
    user = models.OneToOneField(User, models.CASCADE, related_name="calendar_feed", null=True, blank=True)
    secret = models.CharField("鍵", max_length=64, unique=True, default=feed_secret)
    renewed_at = models.DateTimeField("更新日時")

    class Meta:
        verbose_name = "カレンダー"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(facility__isnull=False, user=None) | Q(facility=None, user__isnull=False),
                name="calendar_is_of_an_office_or_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id or self.user_id}"
