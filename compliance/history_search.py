"""Full-text search in an office's history: the office in its minutes and what it submitted, the ward in the latter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from compliance.history_lines import Past
from meetings.minutes_content import HEADINGS, Content
from meetings.models import Minutes, SubmissionVersion
from meetings.record import Record
from operators.enums import Role
from operators.models import Facility, User
from operators.search_text import Piece, passage

MOST_PASSAGES = 4


@dataclass(frozen=True)
class Passage:
    """Where it stands, and the words around it; ``label`` is 議題 and heading."""

    label: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Hit:
    """A meeting in whose minutes all words stand. ``number`` is the version found when it is an earlier one."""

    past: Past
    passages: list[Passage]
    number: int | None = None


def search(meetings: Sequence[Past], words: Sequence[str], facility: Facility, user: User) -> list[Hit]:
    """The meetings (in their order) whose minutes hold every folded word. Two queries; none without words."""
    if not words:
        return []
    drafted = _drafted(words, facility, meetings, user)
    submitted = _submitted(words, facility, user)
    hits = (
        _hit(each, words, drafted.get(each.meeting.pk, []), submitted.get(each.part.pk)) for each in meetings
    )
    return [hit for hit in hits if hit]


def passages_in(texts: Iterator[tuple[str, str]], words: Sequence[str]) -> list[Passage]:
    """The first passages in labelled texts, at most `MOST_PASSAGES`."""
    found = (Passage(label, passage(text, words)) for label, text in texts)
    return [each for each in found if each.pieces][:MOST_PASSAGES]


def texts_of(content: Content) -> Iterator[tuple[str, str]]:
    """Every text of one part with the words that say where it stands."""
    yield "はじめに", content.opening
    for item in content.items:
        yield "議題", item.title
        for name, heading in HEADINGS.items():
            yield f"{item.title}・{heading}", getattr(item, name)
    for step in content.progress:
        yield f"{step.title}・その後の対応", step.words
    yield "おわりに", content.closing


def _hit(
    past: Past, words: Sequence[str], minutes: list[Minutes], version: SubmissionVersion | None
) -> Hit | None:
    if minutes:
        texts = (pair for row in minutes for pair in texts_of(Content.from_json(row.content)))
        return Hit(past, passages_in(texts, words))
    if version is None:
        return None
    earlier = past.version is not None and version.pk != past.version.pk
    return Hit(past, passages_in(_of_record(version), words), version.number if earlier else None)


def _of_record(version: SubmissionVersion) -> Iterator[tuple[str, str]]:
    """The labelled texts of a frozen record; nothing of a scan."""
    if not version.record:
        return
    record = Record.from_json(version.record)
    for content in (record.common, record.own):
        if content:
            yield from texts_of(content)
    for title in record.agenda:
        yield "議題", title


def _holding(words: Sequence[str]) -> Q:
    query = Q()
    for word in words:
        query &= Q(folded_text__contains=word)
    return query


def _drafted(
    words: Sequence[str], facility: Facility, meetings: Sequence[Past], user: User
) -> dict[int, list[Minutes]]:
    """Matching minutes by meeting, for the office itself: its own parts and the common ones."""
    if user.role != Role.OPERATOR:
        return {}
    own = Q(participation__facility=facility)
    common = Q(participation=None, meeting__in=[each.meeting.pk for each in meetings])
    rows = Minutes.objects.visible_to(user).filter(own | common).filter(_holding(words))
    found: dict[int, list[Minutes]] = {}
    for row in rows.order_by(F("participation").asc(nulls_first=True), "pk"):
        found.setdefault(row.meeting_id, []).append(row)
    return found


def _submitted(words: Sequence[str], facility: Facility, user: User) -> dict[int | None, SubmissionVersion]:
    """The last matching version of each part."""
    rows = SubmissionVersion.objects.filter(
        _holding(words),
        submission__facility=facility,
        submission__facility__in=Facility.objects.visible_to(user),
        submission__kind="minutes",
    ).select_related("submission")
    if user.role == Role.OPERATOR:  # what is deleted at the office is the ward's alone
        rows = rows.filter(submission__participation__disposed_on=None)
    return {row.submission.participation_id: row for row in rows.order_by("number", "pk")}
