"""Two schedulers at the same moment: each finds the same meetings, one gives notice."""

import threading

import pytest
from django.db import connection

from meetings.models import Meeting, Notice
from meetings.services import notice_planning
from outbox.models import Message
from tests.notices.conftest import at


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_tell_everybody_once(council):
    Meeting.objects.filter(pk=council.meeting.pk).update(auto_notice=True)
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def run() -> None:
        try:
            together.wait()
            outcomes.extend(
                done.refused for done in notice_planning.plan(at=at("2026-11-17 09:05"), write=True)
            )
        finally:
            connection.close()

    runs = [threading.Thread(target=run) for _ in range(2)]
    for each in runs:
        each.start()
    for each in runs:
        each.join()
    assert (Notice.objects.count(), Message.objects.count()) == (1, 5)
    assert [refused for refused in outcomes if "すでに作成" not in refused] == [""]
