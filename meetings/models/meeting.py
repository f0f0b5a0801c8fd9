"""A meeting, and the part each office has in it. A joint meeting is one record with a part per office."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from meetings.enums import BOUND, AgendaKind, Standing
from operators.enums import Role
from operators.models import Facility, User
from rules.kinds import AnnualTopic, MeetingMode, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Iterable


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, as somebody may see them."""

    def visible_to(self, user: User) -> "MeetingQuerySet":
        """Meetings of offices this person may see; a draft and an open invitation only to operators."""
        parts = Participation.objects.visible_to(user)
        seen = self.filter(pk__in=parts.values("meeting_id"))
        return seen if user.role == Role.OPERATOR else seen.exclude(status=MeetingStatus.DRAFT.value)


class Meeting(models.Model):
    """One council meeting. Its key is its date and its set of participants. [CONTRACT, Meetings]"""

    held_on = models.DateField("開催日")
    starts_at = models.TimeField("開始時刻", null=True, blank=True)
    ends_at = models.TimeField("終了時刻", null=True, blank=True)
    place = models.CharField("場所", max_length=200, blank=True)
    mode = models.CharField(
        "開催方法",
        max_length=10,
        choices=[(mode.value, mode.label) for mode in MeetingMode],
        default=MeetingMode.IN_PERSON.value,
    )
    place_address = models.CharField("場所の住所", max_length=300, blank=True)
    web_tool = models.CharField("Web会議システム", max_length=60, blank=True)
    web_link = models.URLField("Web会議のリンク", max_length=500, blank=True)
    ward_invited = models.BooleanField("区職員に出席を依頼", default=True)
    ward_seats = models.PositiveSmallIntegerField("区職員の席数", null=True, blank=True)
    status = models.CharField(
        "状態",
        max_length=10,
        choices=[(status.value, status.label) for status in MeetingStatus],
        default=MeetingStatus.PLANNED.value,
    )
    not_held_reason = models.TextField("開催できなかった理由", blank=True)
    excuse_approved_on = models.DateField("区の承認日", null=True, blank=True)
    excuse_approved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    note = models.TextField("備考", blank=True)
    auto_notice = models.BooleanField("開催通知を期限までに自動で送る", default=False)
    exception_reason = models.TextField("基準に合わないまま予定する理由", blank=True)
    cancelled_reason = models.TextField("中止の理由", blank=True)
    uid = models.UUIDField("カレンダーの識別子", default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField("カレンダーの版", default=0, editable=False)
    participants_key = models.CharField("参加事業所", max_length=1000, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "会議"
        ordering = ["held_on", "starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["held_on", "participants_key"],
                name="meeting_is_one_per_day_and_participants",
            ),
            models.CheckConstraint(
                condition=~Q(status=MeetingStatus.NOT_HELD.value) | ~Q(not_held_reason=""),
                name="meeting_not_held_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(excuse_approved_on=None) | Q(status=MeetingStatus.NOT_HELD.value),
                name="only_a_meeting_not_held_is_excused",
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(excuse_approved_by=None) | Q(excuse_approved_on__isnull=False),
                name="who_approved_an_excuse_did_it_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.held_on} {self.participants_key}"

    @staticmethod
    def key_of(facilities: "Iterable[Facility]") -> str:
        """The participants' part of a meeting's key: references in order, joined by ``;``."""
        return ";".join(sorted(facility.reference for facility in facilities))


_TO_COME = (MeetingStatus.DRAFT.value, MeetingStatus.PLANNED.value)


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Offices' parts in meetings."""

    def bound(self) -> "ParticipationQuerySet":
        """The parts of offices that take part: host or confirmed."""
        return self.filter(standing__in=BOUND)

    def open_requests(self, today: date) -> "ParticipationQuerySet":
        """The parts of offices that are asked to join a meeting still to come, and have not answered."""
        coming = Q(meeting__held_on__gte=today, meeting__status__in=_TO_COME)
        asked = self.filter(coming, standing=Standing.INVITED).select_related("meeting", "facility")
        return asked.order_by("meeting__held_on", "pk")

    def visible_to(self, user: User) -> "ParticipationQuerySet":
        """The parts of offices this person may see; who is only asked sees it, who declined does not."""
        mine = self.filter(facility__in=Facility.objects.visible_to(user))
        return mine.exclude(standing=Standing.DECLINED) if user.role == Role.OPERATOR else mine.bound()


class Participation(models.Model):
    """An office's part in a meeting: its own notice, record, evaluation and publication."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="participations")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="participations")
    standing = models.CharField("参加の立場", max_length=10, choices=Standing, default=Standing.CONFIRMED)
    invited_at = models.DateTimeField("合同の依頼日時", null=True, blank=True)
    answered_at = models.DateTimeField("合同の回答日時", null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    carries_evaluation = models.BooleanField("外部評価を行う", default=False)
    activity_counts_reported = models.BooleanField("通い・宿泊の回数を報告", default=False)
    video_consent = models.BooleanField(
        "Web参加の同意", null=True, blank=True, help_text="台帳の値。空欄はWebで参加した利用者・家族なし"
    )
    notice_on = models.DateField("開催通知日", null=True, blank=True)
    notice_says_joint = models.BooleanField("通知に合同開催を記載", default=True)
    notice_says_evaluation = models.BooleanField("通知に評価の実施を記載", default=True)
    submitted_on = models.DateField("議事録提出日", null=True, blank=True)
    delivered = models.BooleanField("構成員全員へ送付済み", default=False)
    delivered_on = models.DateField("送付完了日", null=True, blank=True)
    published_on = models.DateField("公表日", null=True, blank=True)
    ledger_published_on = models.DateField("台帳の公表日", null=True, blank=True)
    disposed_on = models.DateField(
        "記録を削除した日", null=True, blank=True, help_text="保存期間の満了による"
    )
    told_by_itself = models.BooleanField(
        "自らの行で記録",
        default=False,
        help_text="台帳の自事業所の行で記録されたもの。他の事業所の行では上書きしない",
    )

    attendance_closed_at = models.DateTimeField("出欠を確定した日時", null=True, blank=True)
    attendance_closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    counselor_minutes = models.PositiveSmallIntegerField(
        "生活相談員が会議に出席した時間",
        null=True,
        blank=True,
        help_text="分。勤務延時間数に含められます（N §10）",
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = "事業所の参加"
        ordering = ["meeting", "facility", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "facility"], name="office_takes_part_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(standing=Standing.HOST), name="meeting_has_one_host"
            ),
            models.CheckConstraint(
                condition=Q(delivered_on=None) | Q(delivered=True),
                name="delivery_with_a_day_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(attendance_closed_by=None) | Q(attendance_closed_at__isnull=False),
                name="who_closed_the_attendance_did_it_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.facility_id}"


class AgendaItem(models.Model):
    """A point on the agenda: common to all offices, or one office's own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="agenda", null=True, blank=True
    )
    position = models.PositiveSmallIntegerField("順番", default=0)
    kind = models.CharField("種類", max_length=12, choices=AgendaKind, default=AgendaKind.OCCASIONAL)
    title = models.CharField("議題", max_length=200)
    detail = models.TextField("内容", blank=True)
    topic = models.CharField(
        "年次議題", max_length=30, blank=True, choices=[(topic.value, topic.label) for topic in AnnualTopic]
    )

    class Meta:
        verbose_name = "議題"
        ordering = ["meeting", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "topic"],
                condition=~Q(topic=""),
                name="annual_topic_stands_once_on_an_offices_agenda",
            ),
            models.UniqueConstraint(
                fields=["meeting", "topic"],
                condition=~Q(topic="") & Q(participation=None),
                name="annual_topic_stands_once_on_a_common_agenda",
            ),
        ]

    def __str__(self) -> str:
        return self.title
