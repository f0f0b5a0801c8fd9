"""A published record and its files: frozen copies that hold what the public may see and nothing else. [N §8]"""

from secrets import choice, token_hex

from django.db import models
from django.db.models import F, Q

from operators.models import CareArea, Facility, Municipality
from publication.content import PublicContent
from publication.enums import FileKind, RecordKind, RecordState, WithdrawnWhy
from rules.kinds import Council, ServiceKind

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def public_key() -> str:
    """A new part of a public address: not to be guessed, and read aloud without mistakes."""
    return "".join(choice(_LETTERS) for _ in range(10))


def public_path(file: "PublicFile", filename: str) -> str:
    """Where a public file is kept: a random name, so that its path tells nothing."""
    name = token_hex(16)
    return f"public/{name[:2]}/{name}"


class PublicRecordQuerySet(models.QuerySet["PublicRecord"]):
    """Public records."""

    def published(self) -> "PublicRecordQuerySet":
        """The one rule of what the public sees: page, list, count, search, feed, sitemap, file and export ask it."""
        return self.filter(state=RecordState.PUBLISHED)

    def gone(self) -> "PublicRecordQuerySet":
        """Those whose address answers that they are no longer there."""
        return self.exclude(state=RecordState.PUBLISHED)

    def latest_first(self) -> "PublicRecordQuerySet":
        """By the day of the meeting, the newest first."""
        return self.order_by("-held_on", "-pk")


class PublicRecord(models.Model):
    """One office's minutes of one meeting, or one evaluation, as published.

    ``source`` is the publisher's own name for where it came from (``participation/12``), unique so that it is
    published once; this room never follows it. ``published_on`` is the 完結の日 that starts the clock;
    ``corrected_on`` the day the content was last replaced. What is no longer published holds no content.
    """

    key = models.CharField("公開の識別子", max_length=16, unique=True, default=public_key, editable=False)
    kind = models.CharField("種類", max_length=12, choices=RecordKind, default=RecordKind.MINUTES)
    source = models.CharField("元の記録", max_length=60, unique=True, editable=False)
    facility = models.ForeignKey(Facility, models.PROTECT, related_name="public_records")
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="public_records")
    care_area = models.ForeignKey(
        CareArea, models.PROTECT, related_name="public_records", null=True, blank=True
    )
    service = models.CharField(
        "サービス種類", max_length=30, choices=[(kind.value, kind.label) for kind in ServiceKind]
    )
    council = models.CharField("会議", max_length=4, choices=[(each.value, each.label) for each in Council])
    fiscal_year = models.PositiveSmallIntegerField("年度")
    held_on = models.DateField("開催日")
    joint = models.BooleanField("合同開催", default=False)
    title = models.CharField("題名", max_length=200)
    office = models.CharField("事業所名", max_length=200)
    content = models.JSONField("公表した内容", default=dict, blank=True)
    folded_text = models.TextField("検索用の本文", blank=True, editable=False)
    state = models.CharField("状態", max_length=10, choices=RecordState, default=RecordState.PUBLISHED)
    edition = models.PositiveSmallIntegerField("版", default=1)
    first_published_on = models.DateField("最初に公表した日")
    published_on = models.DateField("公表日（完結の日）")
    corrected_on = models.DateField("訂正日", null=True, blank=True)
    keep_until = models.DateField("保存期限")
    changed_at = models.DateTimeField("最後に変わった日時")
    withdrawn_on = models.DateField("取下げ日", null=True, blank=True)
    withdrawn_why = models.CharField("取下げの理由", max_length=10, choices=WithdrawnWhy, blank=True)
    disposed_on = models.DateField("削除日", null=True, blank=True)

    objects = PublicRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "公表した記録"
        ordering = ["-held_on", "-pk"]
        indexes = [
            models.Index(fields=["state", "-held_on", "-id"], name="published_latest_first"),
            models.Index(fields=["facility", "state", "-held_on"], name="published_of_an_office"),
            models.Index(fields=["state", "-changed_at", "-id"], name="published_latest_change_first"),
            models.Index(fields=["changed_at"], name="records_by_last_change"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RecordState.PUBLISHED) | Q(folded_text="", content={}),
                name="what_is_not_published_holds_no_content",
            ),
            models.CheckConstraint(
                condition=Q(state=RecordState.WITHDRAWN, withdrawn_on__isnull=False) & ~Q(withdrawn_why="")
                | ~Q(state=RecordState.WITHDRAWN),
                name="withdrawn_record_has_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(disposed_on__isnull=False, state=RecordState.DISPOSED)
                | Q(disposed_on=None) & ~Q(state=RecordState.DISPOSED),
                name="disposed_record_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(published_on__gte=F("first_published_on"), keep_until__gte=F("published_on")),
                name="record_is_kept_after_its_publication",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def told(self) -> PublicContent:
        """What the public reads. Only a published record has it."""
        return PublicContent.from_json(self.content)


class PublicFile(models.Model):
    """A file of a published record, made by us: a PDF from the public text, an image without its metadata."""

    record = models.ForeignKey(PublicRecord, models.CASCADE, related_name="files")
    key = models.CharField("公開の識別子", max_length=16, unique=True, default=public_key, editable=False)
    kind = models.CharField("種類", max_length=8, choices=FileKind)
    title = models.CharField("題名", max_length=120)
    alt = models.CharField("画像の説明", max_length=300, blank=True)
    content_type = models.CharField("形式", max_length=100)
    file = models.FileField("ファイル", upload_to=public_path, max_length=120)
    size = models.PositiveIntegerField("大きさ", help_text="バイト")
    sha256 = models.CharField("ハッシュ値", max_length=64)
    width = models.PositiveIntegerField("幅", null=True, blank=True)
    height = models.PositiveIntegerField("高さ", null=True, blank=True)
    position = models.PositiveSmallIntegerField("順", default=0)

    class Meta:
        verbose_name = "公表したファイル"
        ordering = ["record", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"], condition=Q(kind=FileKind.PDF), name="public_record_has_one_pdf"
            ),
            models.CheckConstraint(
                condition=~Q(kind=FileKind.IMAGE) | ~Q(alt=""), name="public_image_is_described"
            ),
        ]

    def __str__(self) -> str:
        return self.title
