"""The copy of a report that the support centre gets with the ward's, and the proof of it. [N 評価§6③]"""

from django.db import models
from django.db.models import Exists, OuterRef

from evaluations.models.staff import sheet_nonce
from meetings.models import SubmissionVersion
from operators.enums import Role
from operators.models import SupportCenter, User
from outbox.models import Message


class ReportDeliveryQuerySet(models.QuerySet["ReportDelivery"]):
    """Copies of reports, as somebody may see them."""

    def visible_to(self, user: User) -> "ReportDeliveryQuerySet":
        """The support centre its own."""
        if user.role != Role.CENTER or not user.is_active:
            return self.none()
        return self.filter(support_center=user.support_center)

    def earlier_than(self, version: SubmissionVersion) -> "ReportDeliveryQuerySet":
        """The copies of versions that a version corrects."""
        return self.filter(version__submission=version.submission_id, version__number__lt=version.number)

    def later_than(self, version: SubmissionVersion) -> "ReportDeliveryQuerySet":
        """The copies of versions that correct a version."""
        return self.filter(version__submission=version.submission_id, version__number__gt=version.number)

    def last_of_each(self) -> "ReportDeliveryQuerySet":
        """Those that no later delivery of the same report stands in place of."""
        later = ReportDelivery.objects.filter(
            version__submission=OuterRef("version__submission"),
            support_center=OuterRef("support_center"),
            version__number__gt=OuterRef("version__number"),
        )
        return self.filter(~Exists(later))

    def unanswered(self) -> "ReportDeliveryQuerySet":
        """What counts and nobody at the centre has answered."""
        return self.last_of_each().filter(opened_at=None)


class ReportDelivery(models.Model):
    """One version of a 結果報告書 and its public document for one support centre; the message is the proof.

    The link needs no account: ``nonce`` is inside the signed address. ``opened_at`` is the centre's receipt.
    """

    version = models.OneToOneField(SubmissionVersion, models.PROTECT, related_name="report_delivery")
    support_center = models.ForeignKey(SupportCenter, models.PROTECT, related_name="report_deliveries")
    nonce = models.CharField("リンクの鍵", max_length=32, default=sheet_nonce)
    opened_at = models.DateTimeField("開いた日時", null=True, blank=True)
    message = models.OneToOneField(Message, models.PROTECT, related_name="report_delivery")

    objects = ReportDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "結果報告書の送付"
        ordering = ["version", "pk"]

    def __str__(self) -> str:
        return f"{self.version_id}"
