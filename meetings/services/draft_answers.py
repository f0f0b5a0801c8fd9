"""Takes what a member answers about a draft, by the link."""

from datetime import datetime

from django.db import transaction

from meetings.draft_reading import is_settled
from meetings.enums import DraftAnswer
from meetings.models import DraftCheck, Minutes
from operators.services.history import note

BY_LINK = "確認のリンク"
"""How the history calls what a member did without an account."""


class AnswersClosed(Exception):
    """The minutes have become final."""

    words = "議事録が確定したため、回答の受付は終わりました。"


@transaction.atomic
def answer(*, check: DraftCheck, said: DraftAnswer, words: str, at: datetime) -> DraftCheck:
    """A member's answer by the link, the first or another; the same again changes nothing. Raises `AnswersClosed`."""
    Minutes.objects.select_for_update(of=("self",)).get(pk=check.minutes_id)
    row = DraftCheck.objects.select_for_update(of=("self",)).select_related("minutes").get(pk=check.pk)
    if is_settled(row):
        raise AnswersClosed
    words = words.strip()
    if (row.answer, row.words) == (said.value, words):
        return row
    before, row.answer, row.words, row.answered_at = row.answer, said.value, words, at
    row.save(update_fields=["answer", "words", "answered_at"])
    changes = {"answer": [before, said.value], "revision": [None, row.revision]}
    facility = check.member.facility
    note("議事録案の確認", f"draft_check {row.pk}", facility, changes, by=None, at=at, via=BY_LINK)
    return row
