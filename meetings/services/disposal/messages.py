"""Mails and letters that belong to a record, with what was attached to them. They hold names, addresses and words."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from meetings.services.disposal.heap import Heap
from outbox.models import Message, MessageFile, StoredFile

AT_ONCE = 100
"""Prefixes in one query: a database reads through an expression of any length, but not of any depth."""


def messages_under(prefixes: Iterable[str]) -> list[int]:
    """The messages whose keys begin with one of these."""
    found: list[int] = []
    for some in _chunks(sorted(prefixes)):
        asked = Q(pk__in=[])
        for prefix in some:
            asked |= Q(key__startswith=prefix)
        found += Message.objects.filter(asked).values_list("pk", flat=True)
    return found


def add_messages(heap: Heap, messages: Iterable[int]) -> None:
    """Put messages and their attachments on the heap; a stored file goes when no other message has it."""
    keys = set(messages)
    files = MessageFile.objects.filter(message__in=keys)
    stored = set(files.values_list("stored_id", flat=True))
    shared = MessageFile.objects.filter(stored__in=stored).exclude(message__in=keys)
    stored -= set(shared.values_list("stored_id", flat=True))
    heap.add("", files)
    heap.add("メール・手紙の控え", Message.objects.filter(pk__in=keys))
    heap.add("送付したファイル", StoredFile.objects.filter(pk__in=stored))


def _chunks(prefixes: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(prefixes), AT_ONCE):
        yield prefixes[start : start + AT_ONCE]
