"""Municipality, care area, support centre and corporation."""

from datetime import date

from django.db import models
from django.db.models import F, Q


class Municipality(models.Model):
    """A ward, city, town or village: the insurer that designates and supervises the offices."""

    code = models.CharField("市町村コード", max_length=6, unique=True, help_text="検査数字を含む6桁")
    name = models.CharField("名称", max_length=60)
    prefecture = models.CharField("都道府県", max_length=10, blank=True)
    desk_name = models.CharField("担当の係", max_length=80, blank=True, help_text="開催通知の宛名になります")
    desk_email = models.EmailField("担当の係のメールアドレス", blank=True)
    plan_due = models.CharField(
        "年間計画の提出期限",
        max_length=5,
        blank=True,
        help_text="前の年度の月日（03-22 の形）。空欄は求めない",
    )
    minutes_chase_days = models.PositiveSmallIntegerField(
        "議事録の期限を何日過ぎたら催促の一覧に載せるか", default=7
    )
    digest_weekday = models.PositiveSmallIntegerField(
        "届いたもののまとめメールを送る曜日",
        null=True,
        blank=True,
        default=0,
        help_text="0が月曜日。空欄は送らない",
    )
    copy_years = models.PositiveSmallIntegerField(
        "区の控えを保存する年数", default=5, help_text="受け付けた年度の翌年度の4月1日から数える"
    )
    ruleset_id = models.CharField("適用する基準", max_length=20, default="national")

    class Meta:
        verbose_name = "区市町村"
        ordering = ["code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]{6}$"), name="municipality_code_is_six_digits"
            ),
            models.CheckConstraint(
                condition=Q(plan_due="") | Q(plan_due__regex=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
                name="plan_due_is_a_day_of_the_year",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CareArea(models.Model):
    """A 日常生活圏域. Areas are redrawn, so each holds from a day until a day (both inside, empty = open)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="care_areas")
    name = models.CharField("名称", max_length=60)
    valid_from = models.DateField("開始日", null=True, blank=True)
    valid_until = models.DateField("終了日", null=True, blank=True)

    class Meta:
        verbose_name = "日常生活圏域"
        ordering = ["municipality", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name", "valid_from"], name="care_area_name_starts_once_on_a_day"
            ),
            models.UniqueConstraint(
                fields=["municipality", "name"],
                condition=Q(valid_from=None),
                name="care_area_name_is_there_from_the_beginning_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="care_area_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def holds_on(self, day: date) -> bool:
        """Whether the area existed on ``day``."""
        return (self.valid_from or date.min) <= day <= (self.valid_until or date.max)


class SupportCenter(models.Model):
    """A 地域包括支援センター, with the dates of its responsibility (both inside, empty = open)."""

    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="support_centers")
    name = models.CharField("名称", max_length=80)
    email = models.EmailField("メールアドレス", blank=True)
    postal_code = models.CharField("郵便番号", max_length=8, blank=True)
    address = models.CharField("住所", max_length=300, blank=True)
    valid_from = models.DateField("開始日", null=True, blank=True)
    valid_until = models.DateField("終了日", null=True, blank=True)

    class Meta:
        verbose_name = "地域包括支援センター"
        ordering = ["municipality", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name", "valid_from"], name="support_center_name_starts_once_on_a_day"
            ),
            models.UniqueConstraint(
                fields=["municipality", "name"],
                condition=Q(valid_from=None),
                name="support_center_name_is_there_from_the_beginning_once",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="support_center_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Corporation(models.Model):
    """A 法人. The number is the key where it is known; ledgers spell the name in several ways."""

    number = models.CharField("法人番号", max_length=13, blank=True)
    name = models.CharField("法人名", max_length=200)

    class Meta:
        verbose_name = "法人"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="corporation_number_is_known_once"
            ),
            models.CheckConstraint(
                condition=Q(number="") | Q(number__regex=r"^[0-9]{13}$"),
                name="corporation_number_is_thirteen_digits",
            ),
        ]

    def __str__(self) -> str:
        return self.name
