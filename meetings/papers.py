"""The papers that went to one member with the notices of one office's meeting."""

from django.db.models import QuerySet

from meetings.models import Reply
from outbox.enums import State
from outbox.models import MessageFile

PDF = "application/pdf"
_CALENDAR = "text/calendar"


def papers_of(reply: Reply) -> QuerySet[MessageFile]:
    """The files of this very member's messages of this invitation, oldest first; a file told twice stands once.

    The calendar entry is no paper: the page has a fresh one. What was never to be sent is not shown either.
    """
    theirs = MessageFile.objects.filter(
        message__notice_recipient__member=reply.member_id,
        message__notice_recipient__notice__participation=reply.participation_id,
    )
    papers = theirs.exclude(stored__content_type__startswith=_CALENDAR).exclude(
        message__state=State.WITHDRAWN
    )
    return papers.select_related("stored").defer("stored__content").order_by("pk")


def distinct_papers(reply: Reply) -> list[MessageFile]:
    """The papers as the page lists them: the same content under the same name once, however often it was sent."""
    found = {(paper.stored_id, paper.name): paper for paper in papers_of(reply)}
    return list(found.values())
