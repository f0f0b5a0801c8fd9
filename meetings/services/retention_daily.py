"""The day's work on the clocks: bring them in line, delete what is approved and over, tell what comes. [N §8, TRAPS 8]"""

from datetime import datetime

from meetings.services.disposal import dispose_due
from meetings.services.retention.planning import plan_clocks
from meetings.services.retention.warning import warn
from operators.local_time import day_of


def keep_time(*, at: datetime) -> None:
    """Do it all for the local day of ``at``. Repeatable; what a missed day left is made up for."""
    today = day_of(at)
    plan_clocks(today=today, at=at)
    dispose_due(at=at)
    warn(today=today, at=at)
