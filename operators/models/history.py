"""The history of every change: who, when, what. Append-only."""

from typing import Any, NoReturn

from django.db import models

from operators.models.facility import Facility
from operators.models.places import Municipality
from operators.models.user import User


class HistoryQuerySet(models.QuerySet["HistoryEntry"]):
    """Entries can be read and added, nothing else."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError("A history entry is append-only.")

    def delete(self) -> NoReturn:
        """Refused."""
        raise TypeError("A history entry is append-only.")


class HistoryEntry(models.Model):
    """One change. Services write it in the transaction of the change; nothing edits or deletes it.

    ``subject`` names what changed ("meeting 12"); ``changes`` maps a field to its old and new value.
    PostgreSQL refuses UPDATE and DELETE by trigger as well (migration 0002).
    """

    at = models.DateTimeField("日時")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", null=True, blank=True)
    via = models.CharField("経路", max_length=40, help_text="画面、import_meetings など")
    verb = models.CharField("操作", max_length=40)
    subject = models.CharField("対象", max_length=80)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="history", null=True, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", null=True, blank=True)
    changes = models.JSONField("内容", default=dict, blank=True)

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = "履歴"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject", "-at"], name="history_of_a_subject")]

    def __str__(self) -> str:
        return f"{self.verb} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Append; a stored entry cannot be saved again."""
        if self.pk is not None:
            raise TypeError("A history entry is append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        raise TypeError("A history entry is append-only.")
