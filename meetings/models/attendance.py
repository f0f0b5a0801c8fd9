"""Who came. No row at all means that nobody told; that is unknown, and is not judged."""

from django.db import models
from django.db.models import Q

from meetings.enums import Manner
from meetings.models.meeting import Participation
from meetings.models.member import Member
from rules.kinds import MemberCategory


class Attendance(models.Model):
    """One person at one office's part of a meeting; ward and centre staff need no member row."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="attendances")
    member = models.ForeignKey(Member, models.PROTECT, related_name="attendances", null=True, blank=True)
    category = models.CharField(
        "区分", max_length=20, choices=[(category.value, category.label) for category in MemberCategory]
    )
    name = models.CharField("氏名", max_length=80, blank=True)
    manner = models.CharField("出欠", max_length=10, choices=Manner)
    stand_in = models.CharField("代理の方の氏名", max_length=80, blank=True)
    consented_on = models.DateField("Web参加の同意日", null=True, blank=True)

    class Meta:
        verbose_name = "出欠"
        ordering = ["participation", "category", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "member"],
                condition=Q(member__isnull=False),
                name="member_attends_once",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=False) | ~Q(name=""), name="attendance_is_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}: {self.category}"
