"""What was submitted to the ward, what the ward did with it, and the copies owed to everyone. [N §8, RULEBOOK §6]"""

from django.db import models
from django.db.models import Q

from meetings.enums import DeskVerb, RecipientKind, SubmissionKind, SubmissionState, SubmissionWay
from meetings.models.material import Material
from meetings.models.meeting import Participation
from meetings.models.member import Member
from meetings.models.minutes import link_nonce
from operators.enums import Role
from operators.models import Facility, Municipality, User
from outbox.models import Message


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Submissions, as somebody may see them."""

    def visible_to(self, user: User) -> "SubmissionQuerySet":
        """Those of the offices this person works for or supervises; a support centre has its copy by link."""
        if user.role == Role.CENTER:
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))

    def unread(self) -> "SubmissionQuerySet":
        """Those that wait at the desk with a version nobody of the ward has opened."""
        return self.filter(state=SubmissionState.RECEIVED, versions__read_at=None).distinct()


class Submission(models.Model):
    """One office's minutes of one meeting (or its evaluation report) at the ward; one receipt for all versions.

    ``state_at`` is when the state was reached. The receipt is ``R8-0012``: the 年度 and a number in the ward's year.
    """

    kind = models.CharField("種類", max_length=12, choices=SubmissionKind, default=SubmissionKind.MINUTES)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="submissions")
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="submissions")
    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="submissions", null=True, blank=True
    )
    fiscal_year = models.PositiveSmallIntegerField("受付の年度")
    serial = models.PositiveIntegerField("受付の番号")
    state = models.CharField("状態", max_length=10, choices=SubmissionState)
    state_at = models.DateTimeField("状態の日時")
    received_on = models.DateField("受付日")
    assigned_to = models.ForeignKey(
        User, models.PROTECT, related_name="assigned_submissions", null=True, blank=True
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "提出"
        ordering = ["received_on", "pk"]
        indexes = [models.Index(fields=["municipality", "state", "received_on"], name="desk_of_a_ward")]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "fiscal_year", "serial"], name="receipt_number_is_given_once"
            ),
            models.UniqueConstraint(
                fields=["participation", "kind"],
                condition=Q(participation__isnull=False),
                name="office_submits_a_meeting_once",
            ),
            models.CheckConstraint(
                condition=Q(participation__isnull=False) | Q(kind=SubmissionKind.EVALUATION),
                name="minutes_are_of_a_meeting",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt

    @property
    def receipt(self) -> str:
        """The receipt number people see."""
        return f"R{self.fiscal_year - 2018}-{self.serial:04d}"


class SubmissionVersion(models.Model):
    """What exactly came in, frozen. ``record`` is what `meetings.record.Record` reads; empty: only a scan."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版")
    way = models.CharField("提出の方法", max_length=10, choices=SubmissionWay, default=SubmissionWay.PORTAL)
    record = models.JSONField("提出した内容", default=dict, blank=True)
    materials = models.ManyToManyField(Material, related_name="submission_versions", blank=True)
    words = models.TextField("区への説明", blank=True, help_text="差戻しへの回答や、訂正の理由")
    folded_text = models.TextField("検索用の本文", blank=True, editable=False)
    submitted_at = models.DateTimeField("提出日時")
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    read_at = models.DateTimeField("区が開いた日時", null=True, blank=True)
    read_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "提出した版"
        ordering = ["submission", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "number"], name="submitted_version_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id} 第{self.number}版"


class DeskEvent(models.Model):
    """One step of a submission at the ward's desk. ``marks`` are words on sections: ``{section: words}``."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="events")
    version = models.ForeignKey(SubmissionVersion, models.PROTECT, related_name="events")
    verb = models.CharField("操作", max_length=10, choices=DeskVerb)
    reason = models.TextField("理由", blank=True)
    marks = models.JSONField("指摘", default=dict, blank=True)
    at = models.DateTimeField("日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "受付の経過"
        ordering = ["submission", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(verb=DeskVerb.RETURN) | ~Q(reason=""), name="what_is_returned_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission_id}: {self.verb}"


class DeskNoteQuerySet(models.QuerySet["DeskNote"]):
    """The ward's own notes."""

    def visible_to(self, user: User) -> "DeskNoteQuerySet":
        """Only staff of the ward the submission came to."""
        if user.role != Role.WARD:
            return self.none()
        return self.filter(submission__facility__in=Facility.objects.visible_to(user))


class DeskNote(models.Model):
    """A note among colleagues at the ward; the office never sees it."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="notes")
    words = models.TextField("内部メモ")
    at = models.DateTimeField("日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "内部メモ"
        ordering = ["submission", "at", "pk"]

    def __str__(self) -> str:
        return f"{self.submission_id}"


class MinutesCopy(models.Model):
    """A copy of submitted minutes owed to one member or to the support centre; its message is the proof.

    The link needs no account: ``nonce`` is inside the signed address.
    """

    version = models.ForeignKey(SubmissionVersion, models.PROTECT, related_name="copies")
    kind = models.CharField("宛先", max_length=10, choices=RecipientKind)
    member = models.ForeignKey(Member, models.PROTECT, related_name="minutes_copies", null=True, blank=True)
    nonce = models.CharField("リンクの鍵", max_length=32, default=link_nonce)
    opened_at = models.DateTimeField("開いた日時", null=True, blank=True)
    message = models.OneToOneField(Message, models.PROTECT, related_name="minutes_copy")

    class Meta:
        verbose_name = "議事録の送付"
        ordering = ["version", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "member"],
                condition=Q(member__isnull=False),
                name="member_gets_a_version_once",
            ),
            models.UniqueConstraint(
                fields=["version", "kind"], condition=Q(member=None), name="center_gets_a_version_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=RecipientKind.MEMBER, member__isnull=False)
                | Q(kind=RecipientKind.CENTER, member=None),
                name="copy_goes_to_a_member_or_the_center",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.kind}"
