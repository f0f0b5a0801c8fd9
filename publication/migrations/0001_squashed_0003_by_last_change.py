"""The public room's tables as one step; a database that has them takes it as done."""

from importlib import import_module

import django.db.models.deletion
import publication.models.record
from django.conf import settings
from django.db import migrations, models


# The index, and why it is made, stand there.
_trigrams = import_module("publication.migrations.0002_search_by_trigrams")


class Migration(migrations.Migration):
    replaces = [
        ("publication", "0001_initial"),
        ("publication", "0002_search_by_trigrams"),
        ("publication", "0003_by_last_change"),
    ]

    initial = True

    dependencies = [
        ("operators", "0004_the_wards_copies"),
        ("operators", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficeFront",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("introduction", models.TextField(blank=True, max_length=600, verbose_name="紹介文")),
                ("shows_next_meeting", models.BooleanField(default=False, verbose_name="次回の会議を載せる")),
                ("next_on", models.DateField(blank=True, null=True, verbose_name="次回の開催日")),
                ("next_starts_at", models.TimeField(blank=True, null=True, verbose_name="次回の開始時刻")),
                ("next_place", models.CharField(blank=True, max_length=200, verbose_name="次回の場所")),
                ("changed_at", models.DateTimeField(verbose_name="最後に変わった日時")),
                (
                    "facility",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="front",
                        to="operators.facility",
                    ),
                ),
            ],
            options={
                "verbose_name": "公開ページの設定",
                "ordering": ["facility", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PublicRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=publication.models.record.public_key,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="公開の識別子",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("minutes", "議事録"), ("evaluation", "評価の結果")],
                        default="minutes",
                        max_length=12,
                        verbose_name="種類",
                    ),
                ),
                (
                    "source",
                    models.CharField(editable=False, max_length=60, unique=True, verbose_name="元の記録"),
                ),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("regular_visiting", "定期巡回・随時対応型訪問介護看護"),
                            ("night_visiting", "夜間対応型訪問介護"),
                            ("community_day", "地域密着型通所介護"),
                            ("medical_day", "療養通所介護"),
                            ("dementia_day", "認知症対応型通所介護"),
                            ("small_multifunctional", "小規模多機能型居宅介護"),
                            ("group_home", "認知症対応型共同生活介護"),
                            ("community_specified", "地域密着型特定施設入居者生活介護"),
                            ("community_nursing_home", "地域密着型介護老人福祉施設入所者生活介護"),
                            ("nursing_multifunctional", "看護小規模多機能型居宅介護"),
                        ],
                        max_length=30,
                        verbose_name="サービス種類",
                    ),
                ),
                (
                    "council",
                    models.CharField(
                        choices=[("A", "運営推進会議"), ("B", "介護・医療連携推進会議"), ("none", "対象外")],
                        max_length=4,
                        verbose_name="会議",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("held_on", models.DateField(verbose_name="開催日")),
                ("joint", models.BooleanField(default=False, verbose_name="合同開催")),
                ("title", models.CharField(max_length=200, verbose_name="題名")),
                ("office", models.CharField(max_length=200, verbose_name="事業所名")),
                ("content", models.JSONField(blank=True, default=dict, verbose_name="公表した内容")),
                ("folded_text", models.TextField(blank=True, editable=False, verbose_name="検索用の本文")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("published", "公表中"),
                            ("withdrawn", "取下げ"),
                            ("disposed", "保存期間満了により削除"),
                        ],
                        default="published",
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="版")),
                ("first_published_on", models.DateField(verbose_name="最初に公表した日")),
                ("published_on", models.DateField(verbose_name="公表日（完結の日）")),
                ("corrected_on", models.DateField(blank=True, null=True, verbose_name="訂正日")),
                ("keep_until", models.DateField(verbose_name="保存期限")),
                ("changed_at", models.DateTimeField(verbose_name="最後に変わった日時")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="取下げ日")),
                (
                    "withdrawn_why",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("error", "内容に誤りがあったため"),
                            ("person", "個人が特定されるおそれがあったため"),
                            ("consent", "ご本人またはご家族の申し出があったため"),
                            ("other", "事業所の都合により"),
                        ],
                        max_length=10,
                        verbose_name="取下げの理由",
                    ),
                ),
                ("disposed_on", models.DateField(blank=True, null=True, verbose_name="削除日")),
                (
                    "care_area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_records",
                        to="operators.carearea",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_records",
                        to="operators.facility",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_records",
                        to="operators.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "公表した記録",
                "ordering": ["-held_on", "-pk"],
                "indexes": [
                    models.Index(fields=["state", "-held_on", "-id"], name="published_latest_first"),
                    models.Index(fields=["facility", "state", "-held_on"], name="published_of_an_office"),
                    models.Index(
                        fields=["state", "-changed_at", "-id"], name="published_latest_change_first"
                    ),
                    models.Index(fields=["changed_at"], name="records_by_last_change"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "published"),
                            models.Q(("content", {}), ("folded_text", "")),
                            _connector="OR",
                        ),
                        name="what_is_not_published_holds_no_content",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "withdrawn"),
                                ("withdrawn_on__isnull", False),
                                models.Q(("withdrawn_why", ""), _negated=True),
                            ),
                            models.Q(("state", "withdrawn"), _negated=True),
                            _connector="OR",
                        ),
                        name="withdrawn_record_has_day_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disposed_on__isnull", False), ("state", "disposed")),
                            models.Q(("disposed_on", None), models.Q(("state", "disposed"), _negated=True)),
                            _connector="OR",
                        ),
                        name="disposed_record_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("keep_until__gte", models.F("published_on")),
                            ("published_on__gte", models.F("first_published_on")),
                        ),
                        name="record_is_kept_after_its_publication",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Retention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "holder",
                    models.CharField(
                        choices=[
                            ("office", "事業所の記録"),
                            ("ward", "区の控え"),
                            ("case", "個別の利用者に関する資料"),
                        ],
                        max_length=8,
                        verbose_name="保存するもの",
                    ),
                ),
                ("source", models.CharField(editable=False, max_length=60, verbose_name="元の記録")),
                ("title", models.CharField(max_length=200, verbose_name="題名")),
                ("held_meeting_on", models.DateField(blank=True, null=True, verbose_name="会議の開催日")),
                ("rule", models.CharField(max_length=200, verbose_name="根拠")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="起算日")),
                ("keep_until", models.DateField(blank=True, null=True, verbose_name="保存期限")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="削除を止めた日")),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="削除を止める期限")),
                ("hold_reason", models.TextField(blank=True, verbose_name="削除を止める理由")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="削除を承認した日時"),
                ),
                ("disposed_at", models.DateTimeField(blank=True, null=True, verbose_name="削除した日時")),
                (
                    "disposed",
                    models.JSONField(
                        blank=True, default=dict, help_text="種類ごとの件数", verbose_name="削除したもの"
                    ),
                ),
                (
                    "statistics",
                    models.JSONField(
                        blank=True, default=dict, help_text="内容を含まない数", verbose_name="統計"
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retentions",
                        to="operators.facility",
                    ),
                ),
                (
                    "held_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="retentions",
                        to="operators.municipality",
                    ),
                ),
            ],
            options={
                "verbose_name": "保存期間",
                "ordering": [models.OrderBy(models.F("keep_until"), nulls_last=True), "pk"],
                "indexes": [models.Index(fields=["facility", "keep_until"], name="clocks_of_an_office")],
                "constraints": [
                    models.UniqueConstraint(fields=("holder", "source"), name="papers_have_one_clock"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("keep_until", None), ("started_on", None)),
                            ("keep_until__gte", models.F("started_on")),
                            _connector="OR",
                        ),
                        name="clock_that_started_has_an_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("held_by", None),
                                ("held_on", None),
                                ("held_until", None),
                                ("hold_reason", ""),
                            ),
                            models.Q(
                                ("held_by__isnull", False),
                                ("held_on__isnull", False),
                                models.Q(("hold_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="hold_has_day_person_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("approved_by", None)),
                            models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="approval_has_moment_and_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("disposed_at", None),
                            models.Q(("approved_at__isnull", False), ("keep_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="nothing_is_deleted_without_approval_and_end",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        default=publication.models.record.public_key,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="公開の識別子",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("pdf", "PDF"), ("image", "画像")], max_length=8, verbose_name="種類"
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="題名")),
                ("alt", models.CharField(blank=True, max_length=300, verbose_name="画像の説明")),
                ("content_type", models.CharField(max_length=100, verbose_name="形式")),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=publication.models.record.public_path,
                        verbose_name="ファイル",
                    ),
                ),
                ("size", models.PositiveIntegerField(help_text="バイト", verbose_name="大きさ")),
                ("sha256", models.CharField(max_length=64, verbose_name="ハッシュ値")),
                ("width", models.PositiveIntegerField(blank=True, null=True, verbose_name="幅")),
                ("height", models.PositiveIntegerField(blank=True, null=True, verbose_name="高さ")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="順")),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="publication.publicrecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "公表したファイル",
                "ordering": ["record", "position", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "pdf")),
                        fields=("record",),
                        name="public_record_has_one_pdf",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "image"), _negated=True),
                            models.Q(("alt", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="public_image_is_described",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RetentionWarning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="何日前")),
                ("keep_until", models.DateField(verbose_name="知らせた保存期限")),
                ("at", models.DateTimeField(verbose_name="日時")),
                (
                    "retention",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="warnings",
                        to="publication.retention",
                    ),
                ),
            ],
            options={
                "verbose_name": "削除の予告",
                "ordering": ["retention", "keep_until", "-days", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("retention", "days", "keep_until"), name="last_day_is_announced_once_per_step"
                    )
                ],
            },
        ),
        migrations.RunPython(
            code=_trigrams.add_index,
            reverse_code=_trigrams.drop_index,
        ),
    ]
