"""`manage.py load_demo`: the demo for trying the portal out. [CONTRACT: make run]"""

import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from compliance.demo.loading import NotEmptyError, load
from operators.models import Facility
from outbox.nudge import resting

REFUSED = 1


class Command(BaseCommand):
    """Real offices of Nerima ward with an invented year around today; only where DEBUG is on."""

    help = "練馬区の実在の事業所に、架空の会議の記録を付けたデモを読み込みます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take ``--once`` and ``--today``."""
        parser.add_argument("--once", action="store_true", help="事業所が登録されていれば何もしません")
        parser.add_argument(
            "--today", type=date.fromisoformat, metavar="2026-11-22", help="この日を今日とみなします"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, or say in one sentence why not; exit 1 when refused."""
        if not settings.DEBUG:
            self._refuse("DEBUG が無効なため、デモは読み込めません。")
        if options["once"] and Facility.objects.exists():
            self.stdout.write("事業所がすでに登録されているため、デモは読み込みませんでした。")
            return
        today = options["today"] or timezone.localdate()
        self.stdout.write(f"デモを作成しています（基準日 {today}）。")
        try:
            with resting():  # almost every mail of the demo has arrived already
                load(today=today, at=timezone.now(), password=settings.DEMO_PASSWORD, tell=self.stdout.write)
        except NotEmptyError:
            self._refuse("データベースが空ではないため、デモは読み込めません。実際のデータとは混ぜません。")
        self.stdout.write("出典：厚生労働省 介護サービス情報の公表システム オープンデータ（CC BY 4.0）")
        self.stdout.write(
            "会議・構成員・評価・指摘はすべて架空で、実在の事業所の運営状況を示すものではありません。"
        )

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(REFUSED)
