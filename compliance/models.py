"""What the ward decides about an office's duty in a year."""

from django.db import models

from operators.models import Facility, User


class RequirementOverride(models.Model):
    """The ward's own number of required meetings for one office and 年度, with its reason. [RULEBOOK §3]

    Changes are told by the history; the row holds what is in force.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="requirement_overrides")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    required = models.PositiveSmallIntegerField("必要回数")
    reason = models.TextField("理由")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    decided_at = models.DateTimeField("決定日時")

    class Meta:
        verbose_name = "必要回数の個別決定"
        ordering = ["facility", "fiscal_year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "fiscal_year"], name="requirement_is_overridden_once_a_year"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="requirement_override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.fiscal_year}"
