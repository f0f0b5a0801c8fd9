"""The meetings' tables as one step; a database that has them takes it as done."""

import django.core.validators
import django.db.models.deletion
import meetings.models.material
import meetings.models.minutes
import meetings.models.notice
import meetings.models.office
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("meetings", "0001_initial"),
        ("meetings", "0002_the_meeting_happened"),
        ("meetings", "0003_the_public_side"),
        ("meetings", "0004_the_ledgers_day"),
        ("meetings", "0005_left_knowingly"),
        ("meetings", "0006_evaluation_rounds"),
    ]

    initial = True

    dependencies = [
        ("operators", "0002_history_is_append_only"),
        ("operators", "0003_the_wards_desk"),
        ("outbox", "0001_initial"),
        ("publication", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="開催日")),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="開始時刻")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="終了時刻")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="場所")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("in_person", "対面"),
                            ("web", "Web"),
                            ("hybrid", "対面とWebの併用"),
                            ("written", "書面"),
                        ],
                        default="in_person",
                        max_length=10,
                        verbose_name="開催方法",
                    ),
                ),
                ("place_address", models.CharField(blank=True, max_length=300, verbose_name="場所の住所")),
                ("web_tool", models.CharField(blank=True, max_length=60, verbose_name="Web会議システム")),
                ("web_link", models.URLField(blank=True, max_length=500, verbose_name="Web会議のリンク")),
                ("ward_invited", models.BooleanField(default=True, verbose_name="区職員に出席を依頼")),
                (
                    "ward_seats",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="区職員の席数"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "下書き"),
                            ("planned", "予定"),
                            ("held", "開催"),
                            ("cancelled", "中止"),
                            ("not_held", "未開催"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("not_held_reason", models.TextField(blank=True, verbose_name="開催できなかった理由")),
                ("excuse_approved_on", models.DateField(blank=True, null=True, verbose_name="区の承認日")),
                ("note", models.TextField(blank=True, verbose_name="備考")),
                (
                    "auto_notice",
                    models.BooleanField(default=False, verbose_name="開催通知を期限までに自動で送る"),
                ),
                (
                    "exception_reason",
                    models.TextField(blank=True, verbose_name="基準に合わないまま予定する理由"),
                ),
                ("cancelled_reason", models.TextField(blank=True, verbose_name="中止の理由")),
                (
                    "uid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="カレンダーの識別子"
                    ),
                ),
                (
                    "sequence",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="カレンダーの版"),
                ),
                (
                    "participants_key",
                    models.CharField(editable=False, max_length=1000, verbose_name="参加事業所"),
                ),
                (
                    "excuse_approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "会議",
                "ordering": ["held_on", "starts_at", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("held_on", "participants_key"), name="meeting_is_one_per_day_and_participants"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "not_held"), _negated=True),
                            models.Q(("not_held_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_not_held_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("excuse_approved_on", None), ("status", "not_held"), _connector="OR"
                        ),
                        name="only_a_meeting_not_held_is_excused",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at", None),
                            ("ends_at", None),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="meeting_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("excuse_approved_by", None),
                            ("excuse_approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="who_approved_an_excuse_did_it_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("user", "利用者"),
                            ("family", "利用者の家族"),
                            ("community", "地域住民の代表者"),
                            ("municipality", "区職員"),
                            ("support_center", "地域包括支援センター職員"),
                            ("expert", "知見を有する者"),
                            ("medical", "地域の医療関係者"),
                            ("staff", "事業所の管理者・従業者"),
                            ("other", "その他"),
                        ],
                        max_length=20,
                        verbose_name="区分",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="氏名")),
                ("affiliation", models.CharField(blank=True, max_length=120, verbose_name="所属")),
                ("title", models.CharField(blank=True, max_length=80, verbose_name="役職")),
                (
                    "delivery",
                    models.CharField(
                        choices=[("email", "メール"), ("post", "郵送"), ("hand", "手渡し")],
                        default="post",
                        max_length=10,
                        verbose_name="送付方法",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="メールアドレス")),
                ("postal_code", models.CharField(blank=True, max_length=8, verbose_name="郵便番号")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="住所")),
                ("joined_on", models.DateField(blank=True, null=True, verbose_name="就任日")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="退任日")),
                (
                    "corporation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="operators.corporation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="operators.facility",
                    ),
                ),
                ("kana", models.CharField(blank=True, max_length=80, verbose_name="氏名（カナ）")),
            ],
            options={
                "verbose_name": "構成員",
                "ordering": ["facility", "category", "name", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facility", "category", "name", "joined_on"),
                        name="member_takes_a_seat_once_on_a_day",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("joined_on", None)),
                        fields=("facility", "category", "name"),
                        name="member_sits_from_the_beginning_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("joined_on", None),
                            ("left_on", None),
                            ("left_on__gte", models.F("joined_on")),
                            _connector="OR",
                        ),
                        name="member_leaves_after_joining",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("delivery", "email"), _negated=True),
                            models.Q(("email", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="member_reached_by_mail_has_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "secret",
                    models.CharField(
                        default=meetings.models.office.feed_secret,
                        max_length=64,
                        unique=True,
                        verbose_name="鍵",
                    ),
                ),
                ("renewed_at", models.DateTimeField(verbose_name="更新日時")),
                (
                    "facility",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feed",
                        to="operators.facility",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_feed",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "カレンダー",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("facility__isnull", False), ("user", None)),
                            models.Q(("facility", None), ("user__isnull", False)),
                            _connector="OR",
                        ),
                        name="calendar_is_of_an_office_or_a_person",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CouncilHabit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "week",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(4),
                        ],
                        verbose_name="第何週",
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="0が月曜日",
                        validators=[django.core.validators.MaxValueValidator(6)],
                        verbose_name="曜日",
                    ),
                ),
                ("starts_at", models.TimeField(blank=True, null=True, verbose_name="開始時刻")),
                ("ends_at", models.TimeField(blank=True, null=True, verbose_name="終了時刻")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="場所")),
                ("place_address", models.CharField(blank=True, max_length=300, verbose_name="場所の住所")),
                ("contact_name", models.CharField(blank=True, max_length=80, verbose_name="担当者")),
                (
                    "remind_notice_days",
                    models.PositiveSmallIntegerField(default=7, verbose_name="通知期限の何日前に知らせるか"),
                ),
                (
                    "remind_answer_days",
                    models.PositiveSmallIntegerField(
                        default=10, verbose_name="会議の何日前に未回答の方へ知らせるか"
                    ),
                ),
                ("large_print", models.BooleanField(default=False, verbose_name="手紙を大きな文字にする")),
                (
                    "facility",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="council_habit",
                        to="operators.facility",
                    ),
                ),
                (
                    "remind_minutes_days",
                    models.PositiveSmallIntegerField(
                        default=7, verbose_name="議事録の期限の何日前に知らせるか"
                    ),
                ),
                (
                    "remind_minutes_every",
                    models.PositiveSmallIntegerField(
                        default=3,
                        help_text="0は知らせない",
                        verbose_name="期限を過ぎた議事録を何日おきに知らせるか",
                    ),
                ),
                (
                    "second_person_finalises",
                    models.BooleanField(default=False, verbose_name="議事録は作成者と別の人が確定する"),
                ),
                (
                    "second_person_publishes",
                    models.BooleanField(default=False, verbose_name="公表用の文は作成者と別の人が確認する"),
                ),
            ],
            options={
                "verbose_name": "会議の習慣",
                "ordering": ["facility", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("week__range", (1, 4)), ("weekday__range", (0, 6))),
                        name="habit_is_a_weekday_of_the_month",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_at", None),
                            ("ends_at", None),
                            ("ends_at__gt", models.F("starts_at")),
                            _connector="OR",
                        ),
                        name="habitual_meeting_ends_after_it_starts",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("host", "主催"),
                            ("confirmed", "参加"),
                            ("invited", "依頼中"),
                            ("declined", "辞退"),
                        ],
                        default="confirmed",
                        max_length=10,
                        verbose_name="参加の立場",
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True, verbose_name="合同の依頼日時")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="合同の回答日時")),
                ("carries_evaluation", models.BooleanField(default=False, verbose_name="外部評価を行う")),
                (
                    "activity_counts_reported",
                    models.BooleanField(default=False, verbose_name="通い・宿泊の回数を報告"),
                ),
                (
                    "video_consent",
                    models.BooleanField(
                        blank=True,
                        help_text="台帳の値。空欄はWebで参加した利用者・家族なし",
                        null=True,
                        verbose_name="Web参加の同意",
                    ),
                ),
                ("notice_on", models.DateField(blank=True, null=True, verbose_name="開催通知日")),
                ("notice_says_joint", models.BooleanField(default=True, verbose_name="通知に合同開催を記載")),
                (
                    "notice_says_evaluation",
                    models.BooleanField(default=True, verbose_name="通知に評価の実施を記載"),
                ),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="議事録提出日")),
                ("delivered", models.BooleanField(default=False, verbose_name="構成員全員へ送付済み")),
                ("delivered_on", models.DateField(blank=True, null=True, verbose_name="送付完了日")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="公表日")),
                (
                    "told_by_itself",
                    models.BooleanField(
                        default=False,
                        help_text="台帳の自事業所の行で記録されたもの。他の事業所の行では上書きしない",
                        verbose_name="自らの行で記録",
                    ),
                ),
                (
                    "answered_by",
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
                        related_name="participations",
                        to="operators.facility",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "attendance_closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="出欠を確定した日時"),
                ),
                (
                    "attendance_closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "counselor_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="分。勤務延時間数に含められます（N §10）",
                        null=True,
                        verbose_name="生活相談員が会議に出席した時間",
                    ),
                ),
                (
                    "disposed_on",
                    models.DateField(
                        blank=True,
                        help_text="保存期間の満了による",
                        null=True,
                        verbose_name="記録を削除した日",
                    ),
                ),
                ("ledger_published_on", models.DateField(blank=True, null=True, verbose_name="台帳の公表日")),
            ],
            options={
                "verbose_name": "事業所の参加",
                "ordering": ["meeting", "facility", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "facility"), name="office_takes_part_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("standing", "host")),
                        fields=("meeting",),
                        name="meeting_has_one_host",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("delivered_on", None), ("delivered", True), _connector="OR"),
                        name="delivery_with_a_day_is_complete",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("attendance_closed_by", None),
                            ("attendance_closed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="who_closed_the_attendance_did_it_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VideoConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("given_on", models.DateField(verbose_name="同意日")),
                (
                    "via",
                    models.CharField(
                        choices=[
                            ("link", "通知のリンク"),
                            ("paper", "書面"),
                            ("phone", "電話"),
                            ("fax", "FAX"),
                            ("oral", "口頭"),
                        ],
                        max_length=10,
                        verbose_name="同意の方法",
                    ),
                ),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤回日")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="video_consents",
                        to="meetings.member",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Web参加の同意",
                "ordering": ["member", "given_on", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_on", None),
                            ("withdrawn_on__gte", models.F("given_on")),
                            _connector="OR",
                        ),
                        name="consent_is_withdrawn_after_it_was_given",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_on", None)),
                        fields=("member",),
                        name="member_has_one_consent_in_force",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(verbose_name="版")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("announcement", "開催通知"),
                            ("change", "変更の通知"),
                            ("cancellation", "中止の通知"),
                        ],
                        max_length=12,
                        verbose_name="種類",
                    ),
                ),
                ("told", models.JSONField(verbose_name="通知した内容")),
                ("changes", models.JSONField(blank=True, default=list, verbose_name="変わったところ")),
                ("late_reason", models.TextField(blank=True, verbose_name="期限を過ぎた理由")),
                ("prepared_at", models.DateTimeField(verbose_name="作成日時")),
                (
                    "prepared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notices",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "通知",
                "ordering": ["participation", "edition", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "edition"), name="notice_edition_is_prepared_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("edition", 1), ("kind", "announcement")),
                            models.Q(("edition__gt", 1), ("kind__in", ["change", "cancellation"])),
                            _connector="OR",
                        ),
                        name="first_notice_announces_and_later_ones_change",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("user", "利用者"),
                            ("family", "利用者の家族"),
                            ("community", "地域住民の代表者"),
                            ("municipality", "区職員"),
                            ("support_center", "地域包括支援センター職員"),
                            ("expert", "知見を有する者"),
                            ("medical", "地域の医療関係者"),
                            ("staff", "事業所の管理者・従業者"),
                            ("other", "その他"),
                        ],
                        max_length=20,
                        verbose_name="区分",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="氏名")),
                (
                    "manner",
                    models.CharField(
                        choices=[
                            ("present", "出席"),
                            ("video", "Webで出席"),
                            ("proxy", "代理出席"),
                            ("written", "書面で意見"),
                            ("apology", "欠席（連絡あり）"),
                            ("absent", "欠席"),
                        ],
                        max_length=10,
                        verbose_name="出欠",
                    ),
                ),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="Web参加の同意日")),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="meetings.member",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="meetings.participation",
                    ),
                ),
                ("stand_in", models.CharField(blank=True, max_length=80, verbose_name="代理の方の氏名")),
            ],
            options={
                "verbose_name": "出欠",
                "ordering": ["participation", "category", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("participation", "member"),
                        name="member_attends_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="attendance_is_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="順番")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("every_time", "毎回報告する項目"),
                            ("counts", "通い・宿泊の提供回数"),
                            ("occasional", "随時報告する項目"),
                            ("annual", "年1回の議題"),
                            ("evaluation", "自己評価・外部評価"),
                            ("follow_up", "前回からの引継ぎ"),
                        ],
                        default="occasional",
                        max_length=12,
                        verbose_name="種類",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="議題")),
                ("detail", models.TextField(blank=True, verbose_name="内容")),
                (
                    "topic",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("community_exchange", "地域交流"),
                            ("disaster_crime_prevention", "防災・防犯体制の構築"),
                            ("abuse_prevention", "高齢者虐待防止"),
                            ("hygiene", "衛生管理"),
                        ],
                        max_length=30,
                        verbose_name="年次議題",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agenda",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "議題",
                "ordering": ["meeting", "position", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("topic", ""), _negated=True),
                        fields=("participation", "topic"),
                        name="annual_topic_stands_once_on_an_offices_agenda",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("topic", ""), _negated=True), ("participation", None)),
                        fields=("meeting", "topic"),
                        name="annual_topic_stands_once_on_a_common_agenda",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=meetings.models.notice._nonce, max_length=32, verbose_name="リンクの鍵"
                    ),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="リンクの取消日時")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("come", "出席"), ("video", "Webで出席"), ("absent", "欠席")],
                        max_length=10,
                        verbose_name="回答",
                    ),
                ),
                (
                    "words",
                    models.TextField(blank=True, help_text="欠席のご連絡など", verbose_name="ひとこと"),
                ),
                ("opinion", models.TextField(blank=True, verbose_name="事前の意見")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="回答日時")),
                (
                    "via",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("link", "通知のリンク"),
                            ("paper", "書面"),
                            ("phone", "電話"),
                            ("fax", "FAX"),
                            ("oral", "口頭"),
                        ],
                        max_length=10,
                        verbose_name="回答の方法",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="meetings.member",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="meetings.participation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "出欠の回答",
                "ordering": ["participation", "member", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "member"), name="member_is_invited_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("via", "")),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("via", ""), _negated=True),
                                ("answered_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answer_has_its_moment_and_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Figures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("users", models.PositiveIntegerField(blank=True, null=True, verbose_name="利用者数")),
                ("support_1", models.PositiveIntegerField(blank=True, null=True, verbose_name="要支援1")),
                ("support_2", models.PositiveIntegerField(blank=True, null=True, verbose_name="要支援2")),
                ("care_1", models.PositiveIntegerField(blank=True, null=True, verbose_name="要介護1")),
                ("care_2", models.PositiveIntegerField(blank=True, null=True, verbose_name="要介護2")),
                ("care_3", models.PositiveIntegerField(blank=True, null=True, verbose_name="要介護3")),
                ("care_4", models.PositiveIntegerField(blank=True, null=True, verbose_name="要介護4")),
                ("care_5", models.PositiveIntegerField(blank=True, null=True, verbose_name="要介護5")),
                (
                    "day_visits",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="通いの提供回数"),
                ),
                (
                    "overnight_stays",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="宿泊の提供回数"),
                ),
                (
                    "home_visits",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="訪問の提供回数"),
                ),
                ("accidents", models.PositiveIntegerField(blank=True, null=True, verbose_name="事故")),
                (
                    "near_misses",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="ヒヤリハット"),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="figures",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "活動状況の数",
                "ordering": ["participation", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("item_key", models.CharField(blank=True, max_length=20, verbose_name="議題")),
                ("title", models.CharField(max_length=200, verbose_name="議題")),
                ("words", models.TextField(verbose_name="要望・助言")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "対応中"), ("done", "完了"), ("dropped", "見送り")],
                        default="open",
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="完了した日時")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closed_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups_closed",
                        to="meetings.participation",
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="operators.facility",
                    ),
                ),
                (
                    "raised_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups_raised",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "要望への対応",
                "ordering": ["facility", "raised_in__meeting__held_on", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("item_key", ""), _negated=True),
                        fields=("raised_in", "item_key"),
                        name="item_of_the_minutes_is_followed_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at", None), ("state", "open")),
                            models.Q(("closed_at__isnull", False), ("state__in", ["done", "dropped"])),
                            _connector="OR",
                        ),
                        name="closed_follow_up_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("paper", "会議資料"),
                            ("minutes", "議事録のファイル"),
                            ("scan", "届いた書類の写し"),
                            ("self_eval", "自己評価の結果"),
                        ],
                        default="paper",
                        max_length=10,
                        verbose_name="種類",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="ファイル名")),
                (
                    "file",
                    models.FileField(
                        max_length=120,
                        upload_to=meetings.models.material.random_name,
                        verbose_name="ファイル",
                    ),
                ),
                ("content_type", models.CharField(max_length=100, verbose_name="形式")),
                ("size", models.PositiveIntegerField(help_text="バイト", verbose_name="大きさ")),
                ("sha256", models.CharField(max_length=64, verbose_name="ハッシュ値")),
                ("scanned", models.BooleanField(default=False, verbose_name="ウイルス検査済み")),
                ("uploaded_at", models.DateTimeField(verbose_name="登録日時")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="取り外した日時")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="meetings.participation",
                    ),
                ),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case_paper",
                    models.BooleanField(
                        default=False,
                        help_text="公表せず、契約の終了から2年間保存します（N §8）",
                        verbose_name="個別の利用者に関する資料",
                    ),
                ),
                ("contract_ended_on", models.DateField(blank=True, null=True, verbose_name="契約終了日")),
            ],
            options={
                "verbose_name": "会議資料",
                "ordering": ["meeting", "kind", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_by", None), ("removed_at__isnull", False), _connector="OR"
                        ),
                        name="who_removed_a_file_did_it_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("contract_ended_on", None), ("case_paper", True), _connector="OR"
                        ),
                        name="only_a_case_paper_follows_a_contract",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "作成中"), ("check", "確認待ち"), ("final", "確定")],
                        default="draft",
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="版")),
                ("content", models.JSONField(blank=True, default=dict, verbose_name="内容")),
                ("folded_text", models.TextField(blank=True, editable=False, verbose_name="検索用の本文")),
                ("correction_reason", models.TextField(blank=True, verbose_name="訂正の理由")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="編集を始めた日時")),
                (
                    "checked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="確認を依頼した日時"),
                ),
                ("finalised_at", models.DateTimeField(blank=True, null=True, verbose_name="確定した日時")),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "finalised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.meeting",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "議事録",
                "ordering": ["meeting", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("participation", None)),
                        fields=("meeting",),
                        name="meeting_has_one_common_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finalised_at", None), ("finalised_by", None)),
                            models.Q(("finalised_at__isnull", False), ("finalised_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="who_finalised_minutes_did_it_at_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finalised_at__isnull", False), ("state", "final")),
                            models.Q(("finalised_at", None), ("state__in", ["draft", "check"])),
                            _connector="OR",
                        ),
                        name="only_final_minutes_are_finalised",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("minutes", "議事録"), ("evaluation", "評価の結果報告")],
                        default="minutes",
                        max_length=12,
                        verbose_name="種類",
                    ),
                ),
                ("fiscal_year", models.PositiveSmallIntegerField(verbose_name="受付の年度")),
                ("serial", models.PositiveIntegerField(verbose_name="受付の番号")),
                (
                    "state",
                    models.CharField(
                        choices=[("received", "受付"), ("accepted", "受理"), ("returned", "差戻し")],
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("state_at", models.DateTimeField(verbose_name="状態の日時")),
                ("received_on", models.DateField(verbose_name="受付日")),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assigned_submissions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "facility",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="operators.facility",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="operators.municipality",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "提出",
                "ordering": ["received_on", "pk"],
                "indexes": [
                    models.Index(fields=["municipality", "state", "received_on"], name="desk_of_a_ward")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("municipality", "fiscal_year", "serial"), name="receipt_number_is_given_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("participation__isnull", False)),
                        fields=("participation", "kind"),
                        name="office_submits_a_meeting_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("participation__isnull", False), ("kind", "evaluation"), _connector="OR"
                        ),
                        name="minutes_are_of_a_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "作成中"), ("check", "確認待ち"), ("ready", "公表できます")],
                        default="draft",
                        max_length=10,
                        verbose_name="状態",
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="版")),
                ("fields", models.JSONField(blank=True, default=dict, verbose_name="公表用の文")),
                (
                    "published_revision",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="公表した版"),
                ),
                ("made_at", models.DateTimeField(verbose_name="作成を始めた日時")),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="確認を依頼した日時")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="確認した日時")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_text",
                        to="meetings.participation",
                    ),
                ),
                (
                    "record",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_text",
                        to="publication.publicrecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "公表用の文",
                "ordering": ["participation", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at__isnull", False), ("state", "ready")),
                            models.Q(models.Q(("state", "ready"), _negated=True), ("confirmed_at", None)),
                            _connector="OR",
                        ),
                        name="public_text_that_is_ready_was_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", None)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="who_confirmed_a_public_text_did_it_at_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedWay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("portal", "このポータル"),
                            ("board", "事業所内の掲示"),
                            ("site", "自社のホームページ"),
                            ("national", "介護サービス情報公表システム"),
                            ("handed", "利用者・家族への配布"),
                        ],
                        max_length=10,
                        verbose_name="公表の方法",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="公表した日")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="掲載したページ")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="備考")),
                ("at", models.DateTimeField(verbose_name="記録した日時")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="published_ways",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "公表の方法",
                "ordering": ["participation", "done_on", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("participation", "way"), name="way_of_publishing_is_told_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("way", "site"), _negated=True),
                            models.Q(("url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="own_site_has_an_address",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeRecipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "構成員"), ("ward", "区"), ("center", "地域包括支援センター")],
                        max_length=10,
                        verbose_name="宛先",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="meetings.member",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_recipient",
                        to="outbox.message",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recipients",
                        to="meetings.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "通知の宛先",
                "ordering": ["notice", "kind", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("notice", "member"),
                        name="member_is_notified_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("member", None)),
                        fields=("notice", "kind"),
                        name="ward_and_center_are_notified_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "member"), ("member__isnull", False)),
                            models.Q(("kind__in", ["ward", "center"]), ("member", None)),
                            _connector="OR",
                        ),
                        name="recipient_is_a_member_or_an_authority",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(verbose_name="内部メモ")),
                ("at", models.DateTimeField(verbose_name="日時")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="meetings.submission",
                    ),
                ),
            ],
            options={
                "verbose_name": "内部メモ",
                "ordering": ["submission", "at", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="DraftCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=meetings.models.minutes.link_nonce, max_length=32, verbose_name="リンクの鍵"
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="版")),
                ("asked_at", models.DateTimeField(verbose_name="依頼日時")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("agreed", "このままでよい"), ("remarked", "直してほしい点がある")],
                        max_length=10,
                        verbose_name="回答",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="直してほしい点")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="回答日時")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_checks",
                        to="meetings.member",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_check",
                        to="outbox.message",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="draft_checks",
                        to="meetings.minutes",
                    ),
                ),
            ],
            options={
                "verbose_name": "議事録案の確認",
                "ordering": ["minutes", "member", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "member", "revision"), name="member_checks_a_revision_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="draft_answer_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUpStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(verbose_name="その後の対応")),
                ("at", models.DateTimeField(verbose_name="日時")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "follow_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="meetings.followup",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_up_steps",
                        to="meetings.participation",
                    ),
                ),
            ],
            options={
                "verbose_name": "要望への対応の経過",
                "ordering": ["follow_up", "at", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("follow_up", "participation"), name="follow_up_is_told_once_at_a_meeting"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField(verbose_name="版")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("auto", "自動保存"),
                            ("saved", "保存"),
                            ("final", "確定"),
                            ("reopened", "訂正の開始"),
                        ],
                        max_length=10,
                        verbose_name="保存の種類",
                    ),
                ),
                ("content", models.JSONField(blank=True, default=dict, verbose_name="内容")),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("saved_at", models.DateTimeField(verbose_name="保存日時")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="meetings.minutes",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "議事録の版",
                "ordering": ["minutes", "revision", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("minutes", "revision"), name="minutes_revision_stands_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SubmissionVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="版")),
                (
                    "way",
                    models.CharField(
                        choices=[("portal", "ポータル"), ("paper", "紙"), ("mail", "メール")],
                        default="portal",
                        max_length=10,
                        verbose_name="提出の方法",
                    ),
                ),
                ("record", models.JSONField(blank=True, default=dict, verbose_name="提出した内容")),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="差戻しへの回答や、訂正の理由", verbose_name="区への説明"
                    ),
                ),
                ("folded_text", models.TextField(blank=True, editable=False, verbose_name="検索用の本文")),
                ("submitted_at", models.DateTimeField(verbose_name="提出日時")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="区が開いた日時")),
                (
                    "materials",
                    models.ManyToManyField(
                        blank=True, related_name="submission_versions", to="meetings.material"
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="meetings.submission",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "提出した版",
                "ordering": ["submission", "number", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "number"), name="submitted_version_stands_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IdentifierDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=60, verbose_name="箇所")),
                ("kind", models.CharField(max_length=12, verbose_name="種類")),
                ("text", models.CharField(max_length=200, verbose_name="元の言葉")),
                ("before", models.CharField(blank=True, max_length=20, verbose_name="前の文字")),
                ("after", models.CharField(blank=True, max_length=20, verbose_name="後の文字")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("replaced", "置き換えた"), ("kept", "そのまま残した")],
                        max_length=10,
                        verbose_name="判断",
                    ),
                ),
                ("replacement", models.CharField(blank=True, max_length=200, verbose_name="置き換えた言葉")),
                ("at", models.DateTimeField(verbose_name="日時")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "public_text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="meetings.publictext",
                    ),
                ),
                ("known", models.BooleanField(default=False, verbose_name="名簿にある方と知って残した")),
            ],
            options={
                "verbose_name": "個人の特定についての判断",
                "ordering": ["public_text", "at", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="PublicImage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("alt", models.CharField(max_length=300, verbose_name="画像の説明")),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="public_images",
                        to="meetings.material",
                    ),
                ),
                (
                    "public_text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="images",
                        to="meetings.publictext",
                    ),
                ),
            ],
            options={
                "verbose_name": "公表する画像",
                "ordering": ["public_text", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("public_text", "material"), name="picture_is_published_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("alt", ""), _negated=True), name="picture_to_publish_is_described"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeskEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("submit", "提出"),
                            ("resubmit", "再提出"),
                            ("accept", "受理"),
                            ("return", "差戻し"),
                            ("reopen", "受付に戻す"),
                        ],
                        max_length=10,
                        verbose_name="操作",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                ("marks", models.JSONField(blank=True, default=dict, verbose_name="指摘")),
                ("at", models.DateTimeField(verbose_name="日時")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="meetings.submission",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="meetings.submissionversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "受付の経過",
                "ordering": ["submission", "at", "pk"],
                "indexes": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verb", "return"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_returned_has_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MinutesCopy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "構成員"), ("ward", "区"), ("center", "地域包括支援センター")],
                        max_length=10,
                        verbose_name="宛先",
                    ),
                ),
                (
                    "nonce",
                    models.CharField(
                        default=meetings.models.minutes.link_nonce, max_length=32, verbose_name="リンクの鍵"
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="開いた日時")),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_copies",
                        to="meetings.member",
                    ),
                ),
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes_copy",
                        to="outbox.message",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="copies",
                        to="meetings.submissionversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "議事録の送付",
                "ordering": ["version", "kind", "pk"],
                "indexes": [],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("version", "member"),
                        name="member_gets_a_version_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("member", None)),
                        fields=("version", "kind"),
                        name="center_gets_a_version_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "member"), ("member__isnull", False)),
                            models.Q(("kind", "center"), ("member", None)),
                            _connector="OR",
                        ),
                        name="copy_goes_to_a_member_or_the_center",
                    ),
                ],
            },
        ),
    ]
