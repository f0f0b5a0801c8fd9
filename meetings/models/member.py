"""A council member (構成員) of one office."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from meetings.enums import DeliveryWay
from operators.models import Corporation, Facility
from rules.kinds import MemberCategory

if TYPE_CHECKING:
    from operators.models import User


class MemberQuerySet(models.QuerySet["Member"]):
    """Members, as somebody may see them."""

    def visible_to(self, user: "User") -> "MemberQuerySet":
        """Members of the offices this person works for or supervises; a support centre sees no names."""
        if user.role == "center":
            return self.none()
        return self.filter(facility__in=Facility.objects.visible_to(user))


class Member(models.Model):
    """A person who sits on the council of one office. Terms have both days inside, empty = open."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="members")
    category = models.CharField(
        "区分", max_length=20, choices=[(category.value, category.label) for category in MemberCategory]
    )
    name = models.CharField("氏名", max_length=80)
    kana = models.CharField("氏名（カナ）", max_length=80, blank=True)
    affiliation = models.CharField("所属", max_length=120, blank=True)
    corporation = models.ForeignKey(
        Corporation, models.PROTECT, related_name="members", null=True, blank=True
    )
    title = models.CharField("役職", max_length=80, blank=True)
    delivery = models.CharField("送付方法", max_length=10, choices=DeliveryWay, default=DeliveryWay.POST)
    email = models.EmailField("メールアドレス", blank=True)
    postal_code = models.CharField("郵便番号", max_length=8, blank=True)
    address = models.CharField("住所", max_length=300, blank=True)
    joined_on = models.DateField("就任日", null=True, blank=True)
    left_on = models.DateField("退任日", null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "構成員"
        ordering = ["facility", "category", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "category", "name", "joined_on"], name="member_takes_a_seat_once_on_a_day"
            ),
            models.UniqueConstraint(
                fields=["facility", "category", "name"],
                condition=Q(joined_on=None),
                name="member_sits_from_the_beginning_once",
            ),
            models.CheckConstraint(
                condition=Q(joined_on=None) | Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
            models.CheckConstraint(
                condition=~Q(delivery=DeliveryWay.EMAIL) | ~Q(email=""),
                name="member_reached_by_mail_has_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def serves_on(self, day: date) -> bool:
        """Whether the term covers ``day``."""
        return (self.joined_on or date.min) <= day <= (self.left_on or date.max)

    def serves_beside(self, other: "Member") -> bool:
        """Whether the two terms have a day in common."""
        return (self.joined_on or date.min) <= (other.left_on or date.max) and (
            other.joined_on or date.min
        ) <= (self.left_on or date.max)
