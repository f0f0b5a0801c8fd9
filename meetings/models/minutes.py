"""Minutes (議事録): the common part of a joint meeting, and each office's own; their editions and figures."""

from secrets import token_urlsafe

from django.db import models
from django.db.models import Q

from meetings.enums import DraftAnswer, FollowUpState, MinutesState, SaveKind, SubmissionKind
from meetings.models.meeting import Meeting, Participation
from meetings.models.member import Member
from operators.enums import Role
from operators.models import Facility, User
from outbox.models import Message


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Minutes in the making, as their offices may see them."""

    def visible_to(self, user: User) -> "MinutesQuerySet":
        """An operator's own parts, and the common part of meetings they are bound to; nobody else's.

        What the ward reads is what was submitted (`Submission`), never a draft.
        """
        if user.role != Role.OPERATOR:
            return self.none()
        mine = Participation.objects.visible_to(user).bound()
        common = Q(participation=None, meeting__in=mine.values("meeting_id"))
        return self.filter(Q(participation__in=mine) | common)


class Minutes(models.Model):
    """One part of the minutes of a meeting; ``participation`` None: the common part of a joint meeting.

    ``content`` is what `meetings.minutes_content.Content` reads and writes. ``revision`` counts every write: who
    saves names the revision they started from, and is refused when it is no longer the last.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    participation = models.OneToOneField(
        Participation, models.PROTECT, related_name="minutes", null=True, blank=True
    )
    state = models.CharField("状態", max_length=10, choices=MinutesState, default=MinutesState.DRAFT)
    revision = models.PositiveIntegerField("版", default=0)
    content = models.JSONField("内容", default=dict, blank=True)
    folded_text = models.TextField("検索用の本文", blank=True, editable=False)
    correction_reason = models.TextField("訂正の理由", blank=True)
    opened_at = models.DateTimeField("編集を始めた日時", null=True, blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    checked_at = models.DateTimeField("確認を依頼した日時", null=True, blank=True)
    checked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    finalised_at = models.DateTimeField("確定した日時", null=True, blank=True)
    finalised_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name = "議事録"
        ordering = ["meeting", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(participation=None), name="meeting_has_one_common_part"
            ),
            models.CheckConstraint(
                condition=Q(finalised_at=None, finalised_by=None)
                | Q(finalised_at__isnull=False, finalised_by__isnull=False),
                name="who_finalised_minutes_did_it_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=MinutesState.FINAL, finalised_at__isnull=False)
                | Q(state__in=[MinutesState.DRAFT, MinutesState.CHECK], finalised_at=None),
                name="only_final_minutes_are_finalised",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.participation_id or '共通'}"


class MinutesVersion(models.Model):
    """One edition of a part: what stood there, when, by whom and why. Never changed once a later one exists.

    One editor's automatic saves within a few minutes share a row.
    """

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField("版")
    kind = models.CharField("保存の種類", max_length=10, choices=SaveKind)
    content = models.JSONField("内容", default=dict, blank=True)
    reason = models.TextField("理由", blank=True)
    saved_at = models.DateTimeField("保存日時")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "議事録の版"
        ordering = ["minutes", "revision", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "revision"], name="minutes_revision_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id} 第{self.revision}版"


class Figures(models.Model):
    """The figures an office reports at a meeting, so that they can be charted. Empty: not told. [N §6]

    Counts since the last meeting, users on the day. Written with the minutes, from their content.
    """

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="figures")
    users = models.PositiveIntegerField("利用者数", null=True, blank=True)
    support_1 = models.PositiveIntegerField("要支援1", null=True, blank=True)
    support_2 = models.PositiveIntegerField("要支援2", null=True, blank=True)
    care_1 = models.PositiveIntegerField("要介護1", null=True, blank=True)
    care_2 = models.PositiveIntegerField("要介護2", null=True, blank=True)
    care_3 = models.PositiveIntegerField("要介護3", null=True, blank=True)
    care_4 = models.PositiveIntegerField("要介護4", null=True, blank=True)
    care_5 = models.PositiveIntegerField("要介護5", null=True, blank=True)
    day_visits = models.PositiveIntegerField("通いの提供回数", null=True, blank=True)
    overnight_stays = models.PositiveIntegerField("宿泊の提供回数", null=True, blank=True)
    home_visits = models.PositiveIntegerField("訪問の提供回数", null=True, blank=True)
    accidents = models.PositiveIntegerField("事故", null=True, blank=True)
    near_misses = models.PositiveIntegerField("ヒヤリハット", null=True, blank=True)

    class Meta:
        verbose_name = "活動状況の数"
        ordering = ["participation", "pk"]

    def __str__(self) -> str:
        return f"{self.participation_id}"


def submitted(part: str) -> dict[str, SubmissionKind]:
    """The lookup for rows whose ``part`` has its minutes at the ward; it submits them once, so no row comes twice."""
    return {f"{part}__submissions__kind": SubmissionKind.MINUTES}


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    """Requests of councils, as somebody may see them."""

    def visible_to(self, user: User) -> "FollowUpQuerySet":
        """Those of the offices this person works for or supervises; a support centre sees none.

        The ward sees those of meetings whose minutes came in: only what was submitted is the ward's to read.
        """
        if user.role == Role.CENTER:
            return self.none()
        seen = self.filter(facility__in=Facility.objects.visible_to(user))
        return seen.filter(**submitted("raised_in")) if user.role == Role.WARD else seen

    def open(self) -> "FollowUpQuerySet":
        """Those that are not closed."""
        return self.filter(state=FollowUpState.OPEN)

    def before(self, participation: Participation) -> "FollowUpQuerySet":
        """Those of the part's office that were raised at earlier meetings; the oldest first."""
        day, meeting = participation.meeting.held_on, participation.meeting_id
        same_day = Q(raised_in__meeting__held_on=day, raised_in__meeting__lt=meeting)
        earlier = self.filter(
            Q(raised_in__meeting__held_on__lt=day) | same_day, facility=participation.facility_id
        )
        return earlier.order_by("raised_in__meeting__held_on", "pk")

    def open_titles(self, facility: Facility) -> list[str]:
        """What an office's next agenda carries over: the titles of its open requests, each once, oldest first."""
        rows = self.open().filter(facility=facility).order_by("raised_in__meeting__held_on", "pk")
        return list(dict.fromkeys(rows.values_list("title", flat=True)))


class FollowUp(models.Model):
    """A request or advice of the council that is carried over from meeting to meeting until it is closed.

    ``item_key`` is the item of the minutes it came from (`minutes_content.Item.key`); empty: typed in by itself.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="follow_ups")
    raised_in = models.ForeignKey(Participation, models.PROTECT, related_name="follow_ups_raised")
    item_key = models.CharField("議題", max_length=20, blank=True)
    title = models.CharField("議題", max_length=200)
    words = models.TextField("要望・助言")
    state = models.CharField("状態", max_length=10, choices=FollowUpState, default=FollowUpState.OPEN)
    closed_in = models.ForeignKey(
        Participation, models.PROTECT, related_name="follow_ups_closed", null=True, blank=True
    )
    closed_at = models.DateTimeField("完了した日時", null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "要望への対応"
        ordering = ["facility", "raised_in__meeting__held_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["raised_in", "item_key"],
                condition=~Q(item_key=""),
                name="item_of_the_minutes_is_followed_once",
            ),
            models.CheckConstraint(
                condition=Q(state=FollowUpState.OPEN, closed_at=None)
                | Q(state__in=[FollowUpState.DONE, FollowUpState.DROPPED], closed_at__isnull=False),
                name="closed_follow_up_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FollowUpStep(models.Model):
    """What was told of a follow-up at one meeting."""

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="steps")
    participation = models.ForeignKey(Participation, models.PROTECT, related_name="follow_up_steps")
    words = models.TextField("その後の対応")
    at = models.DateTimeField("日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "要望への対応の経過"
        ordering = ["follow_up", "at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["follow_up", "participation"], name="follow_up_is_told_once_at_a_meeting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.follow_up_id}: {self.participation_id}"


def link_nonce() -> str:
    """A new secret inside a signed link."""
    return token_urlsafe(12)


class DraftCheck(models.Model):
    """A member who was asked to confirm a draft by link, the revision they read, and what they said."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="draft_checks")
    member = models.ForeignKey(Member, models.PROTECT, related_name="draft_checks")
    nonce = models.CharField("リンクの鍵", max_length=32, default=link_nonce)
    revision = models.PositiveIntegerField("版")
    asked_at = models.DateTimeField("依頼日時")
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    message = models.OneToOneField(Message, models.PROTECT, related_name="draft_check", null=True, blank=True)
    answer = models.CharField("回答", max_length=10, choices=DraftAnswer, blank=True)
    words = models.TextField("直してほしい点", blank=True)
    answered_at = models.DateTimeField("回答日時", null=True, blank=True)

    class Meta:
        verbose_name = "議事録案の確認"
        ordering = ["minutes", "member", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "member", "revision"], name="member_checks_a_revision_once"
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="draft_answer_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes_id}: {self.member_id}"
