"""The office (事業所): one 事業所番号 under one service kind."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from operators.enums import Role
from operators.models.places import CareArea, Corporation, Municipality, SupportCenter
from rules.kinds import EvaluationRoute, ServiceKind

if TYPE_CHECKING:
    from operators.models.user import User


class FacilityQuerySet(models.QuerySet["Facility"]):
    """Offices, as somebody may see them."""

    def visible_to(self, user: "User") -> "FacilityQuerySet":
        """The offices this person works for, supervises or supports; nobody else's."""
        if not user.is_active:
            return self.none()
        if user.role == Role.WARD:
            return self.filter(municipality=user.municipality_id)
        if user.role == Role.OPERATOR:
            mine = user.assignments.values("facility_id")
            my_corporations = user.assignments.exclude(corporation=None).values("corporation_id")
            return self.filter(Q(pk__in=mine) | Q(corporation_id__in=my_corporations))
        if user.role == Role.CENTER and user.support_center_id:
            placed = Placement.objects.filter(support_center=user.support_center_id)
            return self.filter(pk__in=placed.values("facility_id"))
        return self.none()


class Facility(models.Model):
    """An office: the pair of 事業所番号 and service kind. [RULEBOOK §1]

    ``closed_on`` is the first day without the service: periods are [start, end-exclusive). [RULEBOOK §3]
    """

    number = models.CharField("事業所番号", max_length=10)
    service = models.CharField(
        "サービス種類", max_length=30, choices=[(kind.value, kind.label) for kind in ServiceKind]
    )
    name = models.CharField("事業所名", max_length=200)
    kana = models.CharField("事業所名（カナ）", max_length=200, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="facilities")
    corporation = models.ForeignKey(
        Corporation, models.PROTECT, related_name="facilities", null=True, blank=True
    )
    address = models.CharField("住所", max_length=300, blank=True)
    building = models.CharField("方書", max_length=200, blank=True)
    latitude = models.FloatField("緯度", null=True, blank=True)
    longitude = models.FloatField("経度", null=True, blank=True)
    phone = models.CharField("電話番号", max_length=40, blank=True)
    fax = models.CharField("FAX番号", max_length=40, blank=True)
    email = models.EmailField("メールアドレス", blank=True)
    url = models.URLField("ホームページ", max_length=500, blank=True)
    capacity = models.PositiveIntegerField("定員", null=True, blank=True)
    designated_on = models.DateField("指定日", null=True, blank=True)
    closed_on = models.DateField("廃止日", null=True, blank=True)
    evaluation_route = models.CharField(
        "評価方式",
        max_length=10,
        choices=[(route.value, route.label) for route in EvaluationRoute],
        default=EvaluationRoute.COUNCIL.value,
    )
    raw = models.JSONField("取り込んだ元の値", default=dict, blank=True)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = "事業所"
        ordering = ["number", "service", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "service"], name="facility_is_one_per_number_and_service"
            ),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9A-Z]{10}$"), name="facility_number_has_ten_characters"
            ),
            models.CheckConstraint(
                condition=Q(designated_on=None) | Q(closed_on=None) | Q(closed_on__gt=F("designated_on")),
                name="facility_closes_after_its_designation",
            ),
            models.CheckConstraint(
                condition=Q(evaluation_route="council") | Q(service="group_home"),
                name="only_a_group_home_chooses_the_agency",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> ServiceKind:
        """The service kind as the rules know it."""
        return ServiceKind(self.service)

    @property
    def reference(self) -> str:
        """The name people and files use for the office: ``1392000376/76``."""
        return f"{self.number}/{self.kind.code}"


class Suspension(models.Model):
    """A 休止期間 of an office; both days inside."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="suspensions")
    first_on = models.DateField("休止開始日")
    last_on = models.DateField("休止終了日")

    class Meta:
        verbose_name = "休止期間"
        ordering = ["facility", "first_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="suspension_ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=["facility", "first_on"], name="suspension_starts_once_on_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.first_on}/{self.last_on}"


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Where offices lie."""

    def begun_by(self, day: date) -> "PlacementQuerySet":
        """Those that had begun on ``day``, the one that held then first."""
        begun = self.filter(Q(since=None) | Q(since__lte=day))
        return begun.order_by(F("since").desc(nulls_last=True), "pk")


class Placement(models.Model):
    """In which care area, under which support centre, an office lies from a day on.

    A redrawn map adds a row; what was judged under the old map stays judged under it.
    ``since`` = None is the placement that held from the beginning.
    """

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="placements")
    care_area = models.ForeignKey(CareArea, models.PROTECT, related_name="placements", null=True, blank=True)
    support_center = models.ForeignKey(
        SupportCenter, models.PROTECT, related_name="placements", null=True, blank=True
    )
    since = models.DateField("適用開始日", null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "所在圏域"
        ordering = ["facility", F("since").asc(nulls_first=True), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["facility", "since"], name="placement_changes_once_on_a_day"),
            models.UniqueConstraint(
                fields=["facility"], condition=Q(since=None), name="placement_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id}: {self.care_area_id}"

    def began_by(self, day: date) -> bool:
        """Whether this placement had begun on ``day``."""
        return self.since is None or self.since <= day
