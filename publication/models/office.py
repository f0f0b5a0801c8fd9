"""What an office lets the public know on its page besides its records."""

from django.db import models

from operators.models import Facility


class OfficeFront(models.Model):
    """The office's own words, and its next meeting where it wants that shown. Written by the meetings' room."""

    facility = models.OneToOneField(Facility, models.CASCADE, related_name="front")
    introduction = models.TextField("紹介文", max_length=600, blank=True)
    shows_next_meeting = models.BooleanField("次回の会議を載せる", default=False)
    next_on = models.DateField("次回の開催日", null=True, blank=True)
    next_starts_at = models.TimeField("次回の開始時刻", null=True, blank=True)
    next_place = models.CharField("次回の場所", max_length=200, blank=True)
    changed_at = models.DateTimeField("最後に変わった日時")

    class Meta:
        verbose_name = "公開ページの設定"
        ordering = ["facility", "pk"]

    def __str__(self) -> str:
        return f"{self.facility_id}"
