"""How long records are kept, who holds them back, who let them go; and the tombstone. [N §8, 省令 36②, RULEBOOK §6]"""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q

from operators.enums import Role
from operators.models import Facility, Municipality, User
from publication.enums import Holder


class RetentionQuerySet(models.QuerySet["Retention"]):
    """Clocks and tombstones, as somebody may see them."""

    def visible_to(self, user: User) -> "RetentionQuerySet":
        """The office its own records and case papers; the ward its copies, and the clocks of its offices' records."""
        seen = self.filter(facility__in=Facility.objects.visible_to(user))
        if user.role == Role.OPERATOR:
            return seen.filter(holder__in=[Holder.OFFICE, Holder.CASE])
        if user.role == Role.WARD:
            return seen.filter(holder__in=[Holder.OFFICE, Holder.WARD])
        return self.none()

    def standing(self) -> "RetentionQuerySet":
        """Those whose papers are still there."""
        return self.filter(disposed_at=None)

    def not_started(self) -> "RetentionQuerySet":
        """Those whose clock has not started: unpublished records, contracts still running."""
        return self.standing().filter(started_on=None)

    def over(self, today: date) -> "RetentionQuerySet":
        """Those that need not be kept any longer on ``today``: the last day has passed and nobody holds them."""
        return self.standing().filter(keep_until__lt=today).exclude(_held_on(today))

    def waiting(self, today: date) -> "RetentionQuerySet":
        """Those whose deletion waits for an approval only."""
        return self.over(today).filter(approved_at=None)

    def due(self, today: date, begins: datetime) -> "RetentionQuerySet":
        """Those to be deleted on ``today``, which ``begins`` then: over, and approved before, so that there was a night."""
        return self.over(today).filter(approved_at__lt=begins)

    def ends_within(self, today: date, days: int) -> "RetentionQuerySet":
        """Those whose last day is ``today`` or one of the next ``days``."""
        return self.standing().filter(keep_until__range=(today, today + timedelta(days=days)))

    def held_back(self, today: date) -> "RetentionQuerySet":
        """Those somebody holds back on ``today``."""
        return self.standing().filter(_held_on(today))

    def gone(self) -> "RetentionQuerySet":
        """The tombstones."""
        return self.filter(disposed_at__isnull=False)


def _held_on(today: date) -> Q:
    return Q(held_on__isnull=False) & (Q(held_until=None) | Q(held_until__gte=today))


class Retention(models.Model):
    """One set of papers with its own clock, and once they are gone its tombstone.

    ``source`` names the papers for the room that owns them (``participation/12``, ``submission/3``,
    ``material/7``). ``started_on`` None: the clock has not started, and the papers stay. A hold stops the deletion,
    not the clock. Deleted is only what somebody approved, after its last day. ``title`` names no person.
    """

    holder = models.CharField("保存するもの", max_length=8, choices=Holder)
    source = models.CharField("元の記録", max_length=60, editable=False)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="retentions")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="retentions")
    title = models.CharField("題名", max_length=200)
    held_meeting_on = models.DateField("会議の開催日", null=True, blank=True)
    rule = models.CharField("根拠", max_length=200)
    started_on = models.DateField("起算日", null=True, blank=True)
    keep_until = models.DateField("保存期限", null=True, blank=True)
    held_on = models.DateField("削除を止めた日", null=True, blank=True)
    held_until = models.DateField("削除を止める期限", null=True, blank=True)
    hold_reason = models.TextField("削除を止める理由", blank=True)
    held_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField("削除を承認した日時", null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    disposed_at = models.DateTimeField("削除した日時", null=True, blank=True)
    disposed = models.JSONField("削除したもの", default=dict, blank=True, help_text="種類ごとの件数")
    statistics = models.JSONField("統計", default=dict, blank=True, help_text="内容を含まない数")

    objects = RetentionQuerySet.as_manager()

    class Meta:
        verbose_name = "保存期間"
        ordering = [F("keep_until").asc(nulls_last=True), "pk"]
        indexes = [models.Index(fields=["facility", "keep_until"], name="clocks_of_an_office")]
        constraints = [
            models.UniqueConstraint(fields=["holder", "source"], name="papers_have_one_clock"),
            models.CheckConstraint(
                condition=Q(started_on=None, keep_until=None) | Q(keep_until__gte=F("started_on")),
                name="clock_that_started_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(held_on=None, held_by=None, held_until=None, hold_reason="")
                | Q(held_on__isnull=False, held_by__isnull=False) & ~Q(hold_reason=""),
                name="hold_has_day_person_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="approval_has_moment_and_person",
            ),
            models.CheckConstraint(
                condition=Q(disposed_at=None) | Q(approved_at__isnull=False, keep_until__isnull=False),
                name="nothing_is_deleted_without_approval_and_end",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def held(self, today: date) -> bool:
        """Whether somebody holds the deletion back on ``today``."""
        return self.held_on is not None and (self.held_until is None or self.held_until >= today)


class RetentionWarning(models.Model):
    """That the office was told so many days ahead. A clock that moved has another last day, and is told anew."""

    retention = models.ForeignKey(Retention, models.CASCADE, related_name="warnings")
    days = models.PositiveSmallIntegerField("何日前")
    keep_until = models.DateField("知らせた保存期限")
    at = models.DateTimeField("日時")

    class Meta:
        verbose_name = "削除の予告"
        ordering = ["retention", "keep_until", "-days", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["retention", "days", "keep_until"], name="last_day_is_announced_once_per_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.retention_id}: {self.days}"
