"""One round of evaluation of one office: staff sheets, the office's own sheet, the council's results. [N 評価§1–7]"""

from django.db import models
from django.db.models import Q

from evaluations.models.evaluation import Evaluation
from evaluations.models.form import FormVersion
from evaluations.round_year import year_label
from meetings.models import Material, Participation, Submission
from operators.enums import Role
from operators.models import Facility, User
from rules.kinds import EvaluationRoute


class RoundQuerySet(models.QuerySet["Round"]):
    """Rounds, as somebody may see them."""

    def visible_to(self, user: User) -> "RoundQuerySet":
        """The office's own. The ward reads what was reported to it (`Submission`), never a sheet in the making."""
        if user.role != Role.OPERATOR:
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))

    def supervised_by(self, user: User) -> "RoundQuerySet":
        """Those of the ward's offices, to see how far each is; their words are not the ward's to read."""
        if user.role != Role.WARD:
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))

    def whole(self) -> "RoundQuerySet":
        """With everything that judging, showing and printing one of them reads beside its sheets."""
        return self.select_related(
            "form_version",
            "facility__municipality",
            "facility__corporation",
            "participation__meeting",
            "participation__evaluation",
            "evaluation",
            "submission__municipality",
            "self_paper",
            "self_finalised_by",
        )

    def latest_first(self) -> "RoundQuerySet":
        """The newest first."""
        return self.order_by("-fiscal_year", "-number", "-pk")


class Round(models.Model):
    """The evaluation of one office in one 年度, from the staff sheets to the report; ``number``: when it is repeated.

    ``planned_on`` is the day the office counts back from: of the evaluation meeting, or of the agency's visit; once a
    meeting is chosen (``participation``) its day counts. ``evaluation`` is what took place, as the rules see it.
    ``staff_result`` is the frozen roll-up of the staff sheets (`staff_sheets.rollup.RollUp`), written when they close;
    once it tells anything it is never counted anew.
    ``self_paper`` is the self-evaluation as it went to the members, ``submission`` the report at the ward.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="evaluation_rounds")
    fiscal_year = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("回", default=1)
    route = models.CharField(
        "評価方式", max_length=10, choices=[(route.value, route.label) for route in EvaluationRoute]
    )
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="rounds")
    planned_on = models.DateField("評価の予定日", null=True, blank=True)
    participation = models.OneToOneField(
        Participation, models.SET_NULL, related_name="evaluation_round", null=True, blank=True
    )
    evaluation = models.OneToOneField(
        Evaluation, models.SET_NULL, related_name="round", null=True, blank=True
    )
    started_at = models.DateTimeField("開始日時")
    started_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    staff_closes_on = models.DateField("個別評価の締切", null=True, blank=True)
    staff_closed_at = models.DateTimeField("個別評価を締め切った日時", null=True, blank=True)
    staff_closed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    staff_result = models.JSONField("個別評価の集計", default=dict, blank=True)
    self_finalised_at = models.DateTimeField("自己評価を確定した日時", null=True, blank=True)
    self_finalised_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    self_paper = models.OneToOneField(
        Material, models.SET_NULL, related_name="self_evaluation_of", null=True, blank=True
    )
    results_finalised_at = models.DateTimeField("評価結果を確定した日時", null=True, blank=True)
    results_finalised_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    submission = models.OneToOneField(
        Submission, models.PROTECT, related_name="evaluation_round", null=True, blank=True
    )
    disposed_on = models.DateField("記録を削除した日", null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "評価の実施"
        ordering = ["facility", "-fiscal_year", "-number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "fiscal_year", "number"], name="round_of_an_office_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(staff_closed_at=None, staff_closed_by=None)
                | Q(staff_closed_at__isnull=False, staff_closed_by__isnull=False),
                name="who_closed_the_staff_sheets_did_it_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(self_finalised_at=None, self_finalised_by=None)
                | Q(self_finalised_at__isnull=False, self_finalised_by__isnull=False),
                name="who_finalised_a_self_evaluation_did_it_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(results_finalised_at=None, results_finalised_by=None)
                | Q(results_finalised_at__isnull=False, results_finalised_by__isnull=False),
                name="who_finalised_results_did_it_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(results_finalised_at=None) | Q(self_finalised_at__isnull=False),
                name="results_stand_on_a_final_self_evaluation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.fiscal_year}-{self.number}"

    @property
    def year_label(self) -> str:
        """The 年度, and which evaluation of it."""
        return year_label(self.fiscal_year, self.number)


class Entry(models.Model):
    """What stands in one row of one sheet: ``values`` by the key of the field. Saved row by row.

    ``revision`` counts the writes of the row; who saves names the one they started from, and is refused when it is no
    longer the last.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="entries")
    sheet = models.CharField("用紙", max_length=20)
    row = models.CharField("行", max_length=20)
    values = models.JSONField("内容", default=dict, blank=True)
    revision = models.PositiveIntegerField("版", default=0)
    saved_at = models.DateTimeField("保存日時")
    saved_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        verbose_name = "評価の記入"
        ordering = ["round", "sheet", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "sheet", "row"], name="row_of_a_sheet_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.sheet} {self.row}"
