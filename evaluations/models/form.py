"""Editions of the evaluation forms: data, checked when they come in, and never changed once somebody uses them."""

from django.db import models
from django.db.models import Q

from evaluations.enums import FormState
from evaluations.form import Form
from operators.enums import Role
from operators.models import Municipality, User
from rules.kinds import ServiceKind


class FormVersionQuerySet(models.QuerySet["FormVersion"]):
    """Editions of forms, as somebody may see them."""

    def visible_to(self, user: User) -> "FormVersionQuerySet":
        """The ward's own editions; the shipped ones are for everybody's offices and managed by nobody."""
        if user.role != Role.WARD or not user.is_active:
            return self.none()
        return self.filter(municipality=user.municipality)

    def in_force(self) -> "FormVersionQuerySet":
        """Those with which an evaluation begins now."""
        return self.filter(state=FormState.IN_FORCE)


class FormVersion(models.Model):
    """One edition of the form of a kind of office. ``municipality`` None: shipped with the portal.

    ``definition`` is what `evaluations.form.Form` reads and writes; ``digest`` is the hash of it. A round keeps the
    edition it began with, so a row that is used is never written again, only its state.
    """

    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="evaluation_forms", null=True, blank=True
    )
    service = models.CharField(
        "サービス種類", max_length=30, choices=[(kind.value, kind.label) for kind in ServiceKind]
    )
    number = models.PositiveSmallIntegerField("版")
    state = models.CharField("状態", max_length=10, choices=FormState, default=FormState.DRAFT)
    title = models.CharField("様式の名称", max_length=120)
    definition = models.JSONField("様式")
    digest = models.CharField("ハッシュ値", max_length=64)
    source = models.TextField("出典", blank=True)
    made_at = models.DateTimeField("登録日時")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    in_force_at = models.DateTimeField("使用を始めた日時", null=True, blank=True)
    in_force_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "評価の様式"
        ordering = ["service", "municipality", "-number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "service", "number"],
                name="edition_of_a_form_is_numbered_once",
            ),
            models.UniqueConstraint(
                fields=["service", "digest"],
                condition=Q(municipality=None),
                name="shipped_form_stands_once",
            ),
            models.UniqueConstraint(
                fields=["municipality", "service"],
                condition=Q(state=FormState.IN_FORCE, municipality__isnull=False),
                name="ward_has_one_form_in_force_per_service",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} 第{self.number}版"

    @property
    def form(self) -> Form:
        """The form as a value."""
        return Form.from_json(self.definition)
