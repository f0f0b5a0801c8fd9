"""A calendar feed of 50 and of 500 meetings: queries, seconds, and how much more ten times as many cost."""

import os
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

folder = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder.name) / 'feed.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from meetings.feeds import render_feed  # noqa: E402
from meetings.models import CalendarFeed, Meeting, Participation  # noqa: E402
from operators.models import Facility, Municipality, User  # noqa: E402

TODAY = date(2026, 11, 22)
ROUNDS = 5


def fill(municipality: Municipality, meetings: int) -> None:
    """Offices of ten meetings each, in the three years a feed shows."""
    for number in range(meetings // 10):
        office = Facility.objects.create(
            number=f"13{meetings:04}{number:04}",
            service="group_home",
            name=f"グループホーム{number}",
            municipality=municipality,
        )
        for index in range(10):
            day = TODAY + timedelta(days=45 * index - 200)
            meeting = Meeting.objects.create(
                held_on=day,
                status="held" if day <= TODAY else "planned",
                place="地域集会所",
                participants_key=office.reference,
            )
            Participation.objects.create(meeting=meeting, facility=office)


def measure(meetings: int) -> float:
    """The median of some rounds; prints it with the number of queries."""
    ward = Municipality.objects.create(code=f"{meetings:06}", name="見本区", ruleset_id="131202")
    staff = User.objects.create_user(f"{meetings}@example.jp", name="職員", role="ward", municipality=ward)
    fill(ward, meetings)
    feed = CalendarFeed.objects.create(user=staff, renewed_at="2026-11-22T00:00:00Z")
    seconds = []
    for _ in range(ROUNDS):
        fresh = CalendarFeed.objects.select_related("facility", "user__municipality").get(pk=feed.pk)
        with CaptureQueriesContext(connection) as queries:
            start = time.perf_counter()
            body = render_feed(fresh, deadlines=True, today=TODAY)
            seconds.append(time.perf_counter() - start)
    median = sorted(seconds)[ROUNDS // 2]
    entries = body.count(b"BEGIN:VEVENT")
    print(f"feed of {meetings} meetings ({entries} entries): {len(queries)} query, {median:.3f} s")
    return median


call_command("migrate", verbosity=0)
few = measure(50)
many = measure(500)
print(f"ten times the meetings cost {many / few:.1f} times as much")
folder.cleanup()
