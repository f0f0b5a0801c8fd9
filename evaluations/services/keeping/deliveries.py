"""The support centre's copies of a report go with the ward's: one paper, one report, one clock. [ADR 0022]"""

from collections.abc import Collection

from evaluations.models import ReportDelivery
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.messages import add_messages, messages_under


def add_deliveries(heap: Heap, submissions: Collection[int]) -> None:
    """Put the copies of these submissions on the heap, with mails, letters and what was attached."""
    rows = ReportDelivery.objects.filter(version__submission__in=submissions)
    renewed = messages_under(f"report/{each}/" for each in submissions)  # those of links that ended as well
    messages = {*rows.values_list("message_id", flat=True), *renewed}
    heap.add("地域包括支援センターへの送付", rows)
    add_messages(heap, messages)
