"""Staff sheets: one person's own look at the work. Nobody reads one but who filled it; the office reads counts."""

from secrets import token_urlsafe

from django.db import models
from django.db.models import Q

from evaluations.enums import StaffRole
from evaluations.models.round import Round
from operators.models import User


def sheet_nonce() -> str:
    """A new secret part of a sheet's address."""
    return token_urlsafe(12)


class StaffSheetQuerySet(models.QuerySet["StaffSheet"]):
    """Staff sheets: who is asked and how far they are, never what they say."""

    def visible_to(self, user: User) -> "StaffSheetQuerySet":
        """Those of the rounds of the person's own offices."""
        return self.filter(round__in=Round.objects.visible_to(user))


class StaffSheet(models.Model):
    """One person's sheet. ``label`` is how the office calls whom it asked; it goes nowhere but the office's list.

    ``answers``: ``{row: {field: value}}`` by the keys of the form; ``revisions``: ``{row: {"by": {field: hash}}}``,
    by which browser each was given, for only that one is shown it again. The link needs no account: ``nonce`` is
    inside the signed address. ``user`` is who fills it signed in, if anybody. When it was opened or saved is kept
    nowhere.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="staff_sheets")
    label = models.CharField("氏名または番号", max_length=80)
    role = models.CharField("職種", max_length=12, choices=StaffRole, default=StaffRole.CARER)
    email = models.EmailField("メールアドレス", blank=True)
    user = models.ForeignKey(User, models.SET_NULL, related_name="staff_sheets", null=True, blank=True)
    nonce = models.CharField("リンクの鍵", max_length=32, default=sheet_nonce)
    answers = models.JSONField("回答", default=dict, blank=True)
    revisions = models.JSONField("行の版", default=dict, blank=True)
    made_at = models.DateTimeField("作成日時")
    submitted_at = models.DateTimeField("提出日時", null=True, blank=True)

    objects = StaffSheetQuerySet.as_manager()

    class Meta:
        verbose_name = "スタッフ個別評価"
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "label"], name="person_has_one_sheet_in_a_round"),
            models.UniqueConstraint(
                fields=["round", "user"],
                condition=Q(user__isnull=False),
                name="login_has_one_sheet_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.pk}"
