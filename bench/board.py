"""How the ward's board grows: 140 offices of the demo against the bare page, and the judging alone against the facts.

Prints ratios within this run; the milliseconds beside them belong to this machine.
"""

import io
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

folder = tempfile.TemporaryDirectory()
os.environ["DATABASE_URL"] = f"sqlite:///{Path(folder.name) / 'bench.sqlite3'}"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from compliance.facts import load  # noqa: E402
from operators.models import Facility, User  # noqa: E402
from rules.assess import assess, judge  # noqa: E402
from rules.fiscal_year import FiscalYear  # noqa: E402

ROUNDS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """The median of a few runs after a warm one."""
    work()
    spent = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        spent.append((time.perf_counter() - started) * 1000)
    return statistics.median(spent)


call_command("migrate", verbosity=0)
call_command("load_demo", "--today", "2026-11-22", verbosity=0, stdout=io.StringIO())
client = Client(SERVER_NAME="localhost")
client.force_login(User.objects.get(email="ward@example.jp"))
today = datetime(2026, 11, 22, tzinfo=timezone.get_current_timezone()).date()
year = FiscalYear.of(today)
records = load(Facility.objects.all(), year)

bare = milliseconds(lambda: client.get("/accessibility/"))
board = milliseconds(lambda: client.get("/ward/"))
facts = milliseconds(lambda: load(Facility.objects.all(), year))
judging = milliseconds(lambda: [judge(r.facts, today, r.rulebook) for r in records])
assessing = milliseconds(lambda: [assess(r.facts, today, r.rulebook) for r in records])

print(f"offices {len(records)}")
print(f"board / bare page          {board / bare:6.1f}   ({board:.0f} ms / {bare:.0f} ms)")
print(f"facts / board              {facts / board:6.2f}   ({facts:.0f} ms)")
print(f"judging / facts            {judging / facts:6.2f}   ({judging:.0f} ms)")
print(f"with changes_on / judging  {assessing / judging:6.1f}   ({assessing:.0f} ms)")
