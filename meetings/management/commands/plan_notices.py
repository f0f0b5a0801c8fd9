"""``manage.py plan_notices``: the month-ahead run by hand, or only what it would do."""

from datetime import date, datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from meetings.services import answer_reminders, notice_planning, notice_reminders
from meetings.services.notice_planning import Planned
from rules.fiscal_year import wareki


class Command(BaseCommand):
    """Give notice a month ahead, tell changes, remind; safe to repeat."""

    help = "開催通知（自動）と変更の通知を作り、期限と回答を知らせます。何度実行しても同じ相手に2通は作りません。"

    def add_arguments(self, parser: CommandParser) -> None:
        """--dry-run, --today."""
        parser.add_argument("--dry-run", action="store_true", help="何も作らず、することだけを表示します")
        parser.add_argument(
            "--today", help="この日の朝9時として調べます（例 2026-12-01。--dry-run のときだけ）"
        )

    def handle(self, *args: Any, dry_run: bool, today: str | None, **options: Any) -> None:
        """Run, and tell one line for each office's meeting."""
        if today and not dry_run:
            raise CommandError("--today は --dry-run といっしょに指定してください。通知の日付は偽れません。")
        at = _morning_of(today) if today else timezone.now()
        done = notice_planning.plan(at=at, write=not dry_run)
        done += notice_planning.tell_quiet_changes(at=at, write=not dry_run)
        for planned in done:
            self.stdout.write(_line(planned))
        refused = sum(bool(planned.refused) for planned in done)
        verb = "作る予定" if dry_run else "作成"
        self.stdout.write(f"通知 {verb}{len(done) - refused}件、できないもの{refused}件")
        if not dry_run:
            self.stdout.write(f"期限のお知らせ {notice_reminders.remind_notice_due(at=at)}通")
            self.stdout.write(f"未回答のお知らせ {answer_reminders.remind_no_answer(at=at)}通")


def _line(planned: Planned) -> str:
    part = planned.participation
    outcome = planned.refused or f"{planned.recipients}名へ"
    return (
        f"{planned.what}  {part.meeting.held_on}  {part.facility.reference} {part.facility.name}"
        f"（期限 {wareki(planned.due)}）  {outcome}"
    )


def _morning_of(day: str) -> datetime:
    try:
        return timezone.make_aware(datetime.combine(date.fromisoformat(day), time(9)))
    except ValueError:
        raise CommandError("--today は 2026-12-01 の形で指定してください。") from None
