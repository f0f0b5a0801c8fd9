"""`manage.py record_bounces PATH`: reads the mailbox that gets the reports of failure."""

import mailbox
from argparse import ArgumentParser
from collections import Counter
from contextlib import closing
from email import message_from_binary_file
from email.message import Message as Mail
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from outbox import services
from outbox.bounces import read_report
from outbox.models import Message


class Command(BaseCommand):
    """Marks the messages that came back; reading the same mailbox again changes nothing."""

    help = "届かなかったメールの報告（RFC 3464）を読み、送付の記録に「宛先に届きませんでした」と書きます。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where the reports are."""
        parser.add_argument(
            "path", type=Path, help="Maildir のフォルダー、mbox ファイル、または1通の .eml ファイル"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every mail and tell how many said what; exit 2 when the mailbox cannot be read."""
        try:
            outcome = Counter(_record(mail) for mail in _mails(options["path"]))
        except (OSError, mailbox.Error):
            raise CommandError(
                "メールボックスを読めません。場所と権限を確かめてください。", returncode=2
            ) from None
        self.stdout.write(
            f"届かなかったメールとして記録：{outcome['recorded']}件、記録済み：{outcome['known']}件、"
            f"対象外：{outcome['other']}件"
        )


def _mails(path: Path) -> list[Mail]:
    """The mails of a Maildir, an mbox file or one file with one mail."""
    if path.is_dir():
        return list(mailbox.Maildir(path, create=False))
    with path.open("rb") as file:
        if file.read(5) != b"From ":
            file.seek(0)
            return [message_from_binary_file(file)]
    with closing(mailbox.mbox(path, create=False)) as box:
        return list(box)


def _record(mail: Mail) -> str:
    """Mark the message that a report is about: recorded, known already, or other (no report, not one of ours)."""
    report = read_report(mail)
    message = report and Message.objects.filter(message_id=report.message_id).first()
    if not report or not message:
        return "other"
    try:
        services.record_bounce(message=message, reason=report.reason, at=timezone.now())
    except services.WrongStateError:
        return "known"
    return "recorded"
