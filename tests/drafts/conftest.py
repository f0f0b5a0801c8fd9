"""A joint meeting whose office has written a draft; one member with mail, one by post, and a partner."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core import mail

from meetings.draft_links import token_for
from meetings.enums import SaveKind
from meetings.minutes_content import Content, Item
from meetings.models import Attendance, DraftCheck, Member, Minutes, MinutesVersion, Participation
from meetings.services import draft_checks
from operators.models import User
from tests.fixtures.people import World
from tests.makers import meeting, minutes_of, office, part_of

AT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@dataclass
class Draft:
    """The office's part, the common one and the partner's, and two members."""

    part: Participation
    minutes: Minutes
    common: Minutes
    by_mail: Member
    by_post: Member
    by: User

    @property
    def ask_page(self) -> str:
        return f"/office/minutes/{self.minutes.pk}/ask/"

    def ask(self, **more) -> DraftCheck:
        """The member with mail is asked about the draft as it stands."""
        self.minutes.refresh_from_db()
        told: dict[str, Any] = {"members": [self.by_mail.pk], "words": "", "seen": self.minutes.revision}
        made = draft_checks.ask(minutes=self.minutes, by=self.by, at=AT, **told | more)
        return made[0]

    def page(self, check: DraftCheck) -> str:
        return f"/r/draft/{token_for(check)}/"

    def rewrite(self, words: str, *, kind: str = "saved") -> None:
        """Another revision of the office's part."""
        row = self.minutes
        row.refresh_from_db()
        row.revision += 1
        row.content = Content(items=(Item("x1", "地域交流", report=words),)).as_json()
        if kind == "final":
            row.state, row.finalised_at, row.finalised_by = "final", AT, self.by
        row.save()
        MinutesVersion.objects.create(
            minutes=row, revision=row.revision, kind=SaveKind(kind), content=row.content, saved_at=AT
        )


@pytest.fixture
def draft(nerima: World, itabashi: World) -> Draft:
    """Written in August, revision 1 saved by itself; the member with mail was there."""
    home = nerima.facility
    partner = office("community_day", "1392000029", municipality=nerima.municipality, name="となりのデイ")
    held = meeting(date(2026, 11, 10), home, partner)
    part = part_of(held, home)
    minutes_of(part_of(held, partner), content=_said("となりの部", "となりだけの話"))
    minutes_of(itabashi.participation, content=_said("こかげの議題", "こかげの話"))
    common = Minutes.objects.create(
        meeting=held, content=_said("共通の部", "合同の訓練をしました。"), revision=1
    )
    MinutesVersion.objects.create(
        minutes=common, revision=1, kind="saved", content=common.content, saved_at=AT
    )
    minutes = minutes_of(part, content=_said("地域交流", "祭りに出ました。"))
    minutes.versions.update(kind=SaveKind.AUTO, saved_at=AT)
    Member.objects.filter(pk=nerima.member.pk).update(delivery="email", email="machiko@example.jp")
    nerima.member.refresh_from_db()
    by_post = Member.objects.create(facility=home, category="family", name="ひなた 郵子", delivery="post")
    Attendance.objects.create(
        participation=part, member=nerima.member, category="community", manner="present"
    )
    return Draft(part, minutes, common, nerima.member, by_post, nerima.operator)


def _said(title: str, words: str) -> dict:
    return Content(items=(Item("x1", title, report=words),)).as_json()


def link_in(text: str) -> str:
    """The path of the link in a mail."""
    return re.search(r"https?://[^/\s]+(/r/draft/\S+/)", text).group(1)


@pytest.fixture
def outbox():
    mail.outbox.clear()
    return mail.outbox
