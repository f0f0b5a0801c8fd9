"""緩和: the relief from yearly evaluations by an agency. [O]"""

from django.db import models
from django.db.models import F, Q

from operators.enums import Role
from operators.models import Facility, User


class ReliefQuerySet(models.QuerySet["Relief"]):
    """Applications and decisions, as somebody may see them."""

    def visible_to(self, user: User) -> "ReliefQuerySet":
        """Those of the offices this person works for or supervises."""
        if user.role == Role.CENTER:
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))


class Relief(models.Model):
    """緩和: an application for one agency evaluation in two years, and the decision staff recorded. [O]

    The decision is recorded, never computed. The ward forwards the application to the prefecture (進達), and tells the
    office what was decided.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="reliefs")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    applied_on = models.DateField("申請日")
    applied_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    agency_name = models.CharField("直近の評価機関", max_length=120, blank=True)
    last_evaluated_on = models.DateField("直近の評価日", null=True, blank=True)
    words = models.TextField("申請の内容", blank=True)
    late_reason = models.TextField("期間の外に申請した理由", blank=True)
    forwarded_on = models.DateField("進達日", null=True, blank=True)
    decided_on = models.DateField("決定日", null=True, blank=True)
    approved = models.BooleanField("承認", null=True, blank=True)
    reason = models.TextField("決定の理由", blank=True)
    told_on = models.DateField("事業所へ通知した日", null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = ReliefQuerySet.as_manager()

    class Meta:
        verbose_name = "実施回数の緩和"
        ordering = ["facility", "fiscal_year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "fiscal_year"], name="relief_is_applied_for_once_a_year"
            ),
            models.CheckConstraint(
                condition=Q(decided_on=None, approved=None)
                | Q(decided_on__gte=F("applied_on"), approved__isnull=False),
                name="relief_decision_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.fiscal_year}"
