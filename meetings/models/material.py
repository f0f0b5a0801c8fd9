"""Uploaded files of a meeting: papers, minutes made elsewhere, scans. Checked when they come in, kept as they are."""

from secrets import token_hex

from django.db import models
from django.db.models import Q

from meetings.enums import MaterialKind
from meetings.models.meeting import Meeting, Participation
from operators.enums import Role
from operators.models import Facility, User


def random_name(material: "Material", filename: str) -> str:
    """Where the file is kept: a random name without ending; what the office called it is ``title``."""
    name = token_hex(16)
    return f"materials/{name[:2]}/{name}"


class MaterialQuerySet(models.QuerySet["Material"]):
    """Files, as somebody may see them."""

    def visible_to(self, user: User) -> "MaterialQuerySet":
        """An office's own and its meetings' common files; for the ward what was submitted, and its own scans."""
        if user.role == Role.OPERATOR:
            mine = Participation.objects.visible_to(user).bound()
            common = Q(participation=None, meeting__in=mine.values("meeting_id"))
            # Taken away by nobody: the office's time is over, the file is the ward's alone.
            kept = self.exclude(removed_at__isnull=False, removed_by=None)
            return kept.filter(Q(participation__in=mine) | common)
        if user.role == Role.WARD:
            offices = Facility.objects.visible_to(user)
            submitted = Q(submission_versions__submission__facility__in=offices)
            return self.filter(submitted).distinct()
        return self.none()

    def present(self) -> "MaterialQuerySet":
        """Those that were not taken away."""
        return self.filter(removed_at=None)


class Material(models.Model):
    """One file; ``participation`` None: common to all offices of a joint meeting.

    A file that went into a submission is only marked as removed: the submission keeps it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="materials")
    participation = models.ForeignKey(
        Participation, models.PROTECT, related_name="materials", null=True, blank=True
    )
    kind = models.CharField("種類", max_length=10, choices=MaterialKind, default=MaterialKind.PAPER)
    title = models.CharField("ファイル名", max_length=120)
    file = models.FileField("ファイル", upload_to=random_name, max_length=120)
    content_type = models.CharField("形式", max_length=100)
    size = models.PositiveIntegerField("大きさ", help_text="バイト")
    sha256 = models.CharField("ハッシュ値", max_length=64)
    case_paper = models.BooleanField(
        "個別の利用者に関する資料",
        default=False,
        help_text="公表せず、契約の終了から2年間保存します（N §8）",
    )
    contract_ended_on = models.DateField("契約終了日", null=True, blank=True)
    scanned = models.BooleanField("ウイルス検査済み", default=False)
    uploaded_at = models.DateTimeField("登録日時")
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    removed_at = models.DateTimeField("取り外した日時", null=True, blank=True)
    removed_by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = "会議資料"
        ordering = ["meeting", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_by=None) | Q(removed_at__isnull=False),
                name="who_removed_a_file_did_it_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(contract_ended_on=None) | Q(case_paper=True),
                name="only_a_case_paper_follows_a_contract",
            ),
        ]

    def __str__(self) -> str:
        return self.title
