"""Sessions that are over do not stay, and with them what was typed when they ended."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from operators.tasks import clear_sessions


def test_only_sessions_that_are_over_are_deleted(client, nerima):
    client.force_login(nerima.operator)
    over = timezone.now() - timedelta(minutes=1)
    Session.objects.create(session_key="over", session_data="", expire_date=over)
    clear_sessions()
    assert [each.session_key for each in Session.objects.all()] == [client.session.session_key]
