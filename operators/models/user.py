"""People who sign in: ward staff, operators, support centres."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from operators.enums import OperatorLevel, Role
from operators.models.facility import Facility
from operators.models.places import Corporation, Municipality, SupportCenter


class UserManager(BaseUserManager["User"]):
    """Makes people; the address is kept in lower case so that one person has one account."""

    def get_queryset(self) -> models.QuerySet["User"]:
        """People with what every page asks of them: their municipality and their support centre."""
        return super().get_queryset().select_related("municipality", "support_center")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Store a person with a hashed password; ``None`` leaves the account without one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by address, whatever the case it was typed in."""
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """A person who signs in by e-mail and has exactly one role."""

    email = models.EmailField("メールアドレス", unique=True)
    name = models.CharField("氏名", max_length=80)
    role = models.CharField("役割", max_length=10, choices=Role)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, related_name="staff", null=True, blank=True
    )
    support_center = models.ForeignKey(
        SupportCenter, models.PROTECT, related_name="staff", null=True, blank=True
    )
    is_active = models.BooleanField("有効", default=True)
    joined_at = models.DateTimeField("登録日時", auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        verbose_name = "利用者アカウント"
        ordering = ["email", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role=Role.WARD, municipality__isnull=False, support_center=None)
                | Q(role=Role.OPERATOR, municipality=None, support_center=None)
                | Q(role=Role.CENTER, support_center__isnull=False, municipality=None),
                name="user_belongs_to_what_the_role_says",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OperatorAssignment(models.Model):
    """What an operator works for: one office, or every office of one corporation."""

    user = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    facility = models.ForeignKey(Facility, models.CASCADE, related_name="assignments", null=True, blank=True)
    corporation = models.ForeignKey(
        Corporation, models.CASCADE, related_name="assignments", null=True, blank=True
    )
    level = models.CharField("権限", max_length=10, choices=OperatorLevel, default=OperatorLevel.MANAGER)

    class Meta:
        verbose_name = "担当"
        ordering = ["user", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(facility=None, corporation__isnull=False)
                | Q(facility__isnull=False, corporation=None),
                name="assignment_is_to_an_office_or_a_corporation",
            ),
            models.UniqueConstraint(fields=["user", "facility"], name="office_is_assigned_once"),
            models.UniqueConstraint(fields=["user", "corporation"], name="corporation_is_assigned_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.facility_id or self.corporation_id}"
