"""What goes with the ward's copies whose time is over: contents, files and words. Number, state and days stay. [ADR 0019]"""

from collections.abc import Collection

from meetings.enums import DeskVerb
from meetings.models import DeskEvent, DeskNote, SubmissionVersion
from meetings.services.desk.telling import key_of
from meetings.services.disposal.files import add_wards_files
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.messages import add_messages, messages_under
from meetings.services.retention.keepers import keepers

WORDLESS = "（保存期間の満了により削除）"
"""What stands in place of the reason of a return, which is never without one."""


def heap_of_submissions(submissions: Collection[int]) -> Heap:
    """Everything that goes with these copies, by their keys."""
    heap = Heap()
    versions = SubmissionVersion.objects.filter(submission__in=submissions)
    events = DeskEvent.objects.filter(submission__in=submissions)
    returns = events.filter(verb=DeskVerb.RETURN)
    add_wards_files(heap, list(versions.values_list("pk", flat=True)))
    heap.add("提出された内容", versions, record={}, folded_text="", words="")
    heap.add("差戻しの理由と指摘", returns, reason=WORDLESS, marks={})
    heap.add("", events.exclude(verb=DeskVerb.RETURN), reason="", marks={})
    heap.add("内部メモ", DeskNote.objects.filter(submission__in=submissions))
    add_messages(heap, messages_under(f"{key_of(event)}/" for event in returns))
    for keeper in keepers().values():
        keeper.with_copies(heap, submissions)
    return heap
