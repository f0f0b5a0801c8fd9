"""The numbers that stay on a tombstone: how many of which category took part in which manner."""

from collections import Counter

from meetings.enums import Manner
from meetings.models import Attendance
from rules.kinds import MemberCategory


def statistics_of(part: int) -> dict[str, dict[str, int]]:
    """``{"利用者": {"出席": 2}}`` for one part, by its key; categories and manners in their usual order."""
    rows = Attendance.objects.filter(participation=part).order_by().values_list("category", "manner")
    counted = Counter(rows)
    return {
        category.label: {
            manner.label: counted[category.value, manner.value]
            for manner in Manner
            if counted[category.value, manner.value]
        }
        for category in MemberCategory
        if any(counted[category.value, manner.value] for manner in Manner)
    }
