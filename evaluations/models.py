"""External evaluations that took place, and the relief from them."""

from django.db import models
from django.db.models import F, Q

from meetings.models import Participation
from operators.models import Facility, User
from rules.kinds import EvaluationRoute, Presence

PRESENCES = [(presence.value, presence.label) for presence in Presence]


class Evaluation(models.Model):
    """An external evaluation of one office: at a council meeting, or by an agency. [N 評価§2–6]

    An empty evaluator is unknown (a ledger did not tell), which is not the same as absent.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="evaluations")
    route = models.CharField(
        "評価方式", max_length=10, choices=[(route.value, route.label) for route in EvaluationRoute]
    )
    participation = models.OneToOneField(
        Participation, models.CASCADE, related_name="evaluation", null=True, blank=True
    )
    evaluated_on = models.DateField("評価日", null=True, blank=True, help_text="評価機関による評価の日")
    public_evaluator = models.CharField("区・地域包括の関与", max_length=10, choices=PRESENCES, blank=True)
    neutral_evaluator = models.CharField("第三者の関与", max_length=10, choices=PRESENCES, blank=True)
    neutral_corporation_number = models.CharField("第三者の法人番号", max_length=13, blank=True)
    published_on = models.DateField("評価結果の公表日", null=True, blank=True)
    report_submitted_on = models.DateField("結果報告書の提出日", null=True, blank=True)
    note = models.TextField("備考", blank=True)

    class Meta:
        verbose_name = "外部評価"
        ordering = ["facility", "evaluated_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(route="council", participation__isnull=False, evaluated_on=None)
                | Q(route="agency", participation=None, evaluated_on__isnull=False),
                name="evaluation_is_at_a_meeting_or_by_an_agency_on_a_day",
            ),
            models.UniqueConstraint(
                fields=["facility", "evaluated_on"],
                condition=Q(route="agency"),
                name="agency_evaluates_once_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.route}"


class Relief(models.Model):
    """緩和: an application for one agency evaluation in two years, and the decision staff recorded. [O]

    The decision is recorded, never computed.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="reliefs")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    applied_on = models.DateField("申請日")
    decided_on = models.DateField("決定日", null=True, blank=True)
    approved = models.BooleanField("承認", null=True, blank=True)
    reason = models.TextField("決定の理由", blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

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
