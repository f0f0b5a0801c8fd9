"""External evaluations that took place, as the rules see them. [N 評価§2–6]"""

from django.db import models
from django.db.models import Q

from meetings.models import Participation
from operators.enums import Role
from operators.models import Facility, User
from rules.kinds import EvaluationRoute, Presence

PRESENCES = [(presence.value, presence.label) for presence in Presence]


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    """Evaluations, as somebody may see them."""

    def visible_to(self, user: User) -> "EvaluationQuerySet":
        """Those of the offices this person works for or supervises; a support centre gets reports only."""
        if user.role == Role.CENTER:
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))


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
    ledger_published_on = models.DateField("台帳の公表日", null=True, blank=True)
    agency_name = models.CharField("評価機関名", max_length=120, blank=True)
    result_url = models.URLField("結果の掲載先", max_length=500, blank=True, help_text="WAM NETなど")
    note = models.TextField("備考", blank=True)
    recorded_at = models.DateTimeField("記録日時", null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = EvaluationQuerySet.as_manager()

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
