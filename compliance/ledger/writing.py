"""Writes the meetings of a ledger in bulk: found by key, compared, registered or updated; none is deleted."""

from datetime import date
from typing import Any

from django.db.models import Prefetch

from compliance.ledger import layout as col
from compliance.ledger.agency import write_agency
from compliance.ledger.grouping import ToldMeeting
from compliance.ledger.layout import Told
from compliance.ledger.parts import EVALUATION_FIELDS, PART_FIELDS, Part
from compliance.ledger.rows import LedgerRow
from compliance.ledger.told_here import KEPT
from evaluations.models import Evaluation
from evaluations.services.publishing import redate_result
from meetings.enums import PublicationWay
from meetings.models import AgendaItem, Meeting, Participation
from meetings.services.publishing import redate
from operators.importing.bulk import rewrite
from operators.importing.journal import Changes, Journal, differences
from operators.importing.report import Report
from rules.kinds import MeetingStatus

MEETING_FIELDS = ("mode", "status", "not_held_reason", "excuse_approved_on", "excuse_approved_by", "note")


class Draft:
    """A meeting as it will be, beside how it was."""

    def __init__(self, told: ToldMeeting, stored: Meeting | None) -> None:
        self.told = told
        self.is_new = stored is None
        self.meeting = stored or Meeting(held_on=told.held_on, participants_key=told.key)
        known = {part.facility_id: part for part in stored.participations.all()} if stored else {}
        self.parts = [Part(self.meeting, office, known.get(office.pk)) for office in told.offices]
        before, parts_before = self._state(), [part.state() for part in self.parts]
        self._apply()
        self.changes = differences({} if self.is_new else before, self._state())
        self.part_changes = [
            differences({} if self.is_new else old, part.state())
            for old, part in zip(parts_before, self.parts, strict=True)
        ]

    @property
    def differs(self) -> bool:
        """Whether anything changes."""
        return bool(self.changes) or any(self.part_changes)

    def _state(self) -> dict[str, Any]:
        names = {"excuse_approved_by": "excuse_approved_by_id"}
        return {name: getattr(self.meeting, names.get(name, name)) for name in MEETING_FIELDS}

    def _apply(self) -> None:
        meeting, first = self.meeting, self.told.rows[0]
        told = first.told or Told.PLANNED
        meeting.status = told.status.value
        if first.has(col.MODE):
            meeting.mode = first.meeting_mode
        notes = dict.fromkeys(row.note for row in self.told.rows if row.note)
        if first.has(col.NOTE):
            meeting.note = "\n".join(notes)
        meeting.not_held_reason = "\n".join(notes) if told.status is MeetingStatus.NOT_HELD else ""
        _excuse(meeting, told)
        for part in self.parts:
            row, itself = self.told.row_of(part.facility), self.told.tells_itself(part.facility)
            part.follow(row, meeting.status, itself=itself)


def _excuse(meeting: Meeting, told: Told) -> None:
    """The ledger knows that the ward approved, not when: the meeting's day stands for it.

    An approval that staff gave on screen stays while the ledger still says 未開催.
    """
    if told is Told.EXCUSED:
        meeting.excuse_approved_on = meeting.excuse_approved_on or meeting.held_on
    elif told is not Told.NOT_HELD or meeting.excuse_approved_by_id is None:
        meeting.excuse_approved_on = meeting.excuse_approved_by = None


class LedgerWriter:
    """Writes one ledger: a fixed number of queries to read, bulk statements to write."""

    def __init__(self, journal: Journal, report: Report) -> None:
        self.journal = journal
        self.report = report

    def write(self, meetings: list[ToldMeeting], agency_days: list[LedgerRow]) -> None:
        """Write the meetings and the agencies' evaluations, count them, note the history."""
        stored = _stored(meetings)
        drafts = [Draft(told, stored.get((told.held_on, told.key))) for told in meetings]
        self._warn_of_others(drafts)
        self._warn_of_published(drafts)
        self._warn_of_kept(drafts)
        for draft in drafts:
            self.report.created += draft.is_new
            self.report.updated += draft.differs and not draft.is_new
            self.report.unchanged += not draft.differs
        changed = [draft for draft in drafts if draft.differs]
        _save(changed)
        self._redate(changed)
        for draft in changed:
            self._note(draft)
        write_agency(agency_days, self.journal, self.report)

    def _note(self, draft: Draft) -> None:
        """An entry for each office whose part or meeting changed; it finds the change under its own name."""
        for part, changes in zip(draft.parts, draft.part_changes, strict=True):
            told: Changes = {**draft.changes, **changes}
            if draft.is_new:
                told = {k: v for k, v in told.items() if v[1] not in ("", None, False, [])}
            office = part.facility
            if told:
                self.journal.add(
                    f"meeting {draft.meeting.pk}",
                    told,
                    verb="登録" if draft.is_new else "変更",
                    facility=office,
                    municipality=office.municipality,
                )

    def _redate(self, drafts: list[Draft]) -> None:
        """Records before the public tell the day that the ledger made known."""
        for draft in drafts:
            for part, changes in zip(draft.parts, draft.part_changes, strict=True):
                if "published_on" in changes and part.ways:
                    redate(part.participation, self.journal.at)
                if "evaluation_published_on" in changes and part.evaluation:
                    redate_result(part.evaluation, self.journal.at)

    def _warn_of_others(self, drafts: list[Draft]) -> None:
        """A new meeting beside a stored one of the same office and day is told: one of them may be a slip."""
        new = [draft for draft in drafts if draft.is_new]
        taken = _taken_days(new)
        for draft in new:
            for row in draft.told.rows:
                if draft.meeting.status != MeetingStatus.CANCELLED and (row.day, row.own.pk) in taken:
                    words = "同じ日に、参加事業所の組み合わせが違う会議が登録されています。どちらかを確かめてください。"
                    self.report.warn(row.number, None, words)

    def _warn_of_published(self, drafts: list[Draft]) -> None:
        """A record stands before the public of a meeting that the ledger says was not held: one of them is wrong."""
        for draft in drafts:
            public = {part.facility.pk for part in draft.parts if PublicationWay.PORTAL in part.ways}
            if public and draft.meeting.status != MeetingStatus.HELD:
                for row in draft.told.rows:
                    if row.own.pk in public:
                        self.report.warn(row.number, col.STATUS, _PUBLISHED)

    def _warn_of_kept(self, drafts: list[Draft]) -> None:
        """The ledger says another thing of an evaluation than what was told here, which stays."""
        for number in sorted(
            {part.kept_against for draft in drafts for part in draft.parts if part.kept_against}
        ):
            self.report.warn(number, None, KEPT)


_PUBLISHED = (
    "このポータルで記録が公表されている会議です。開催でなかったのなら、事業所に取下げを依頼してください。"
)


def _stored(meetings: list[ToldMeeting]) -> dict[tuple[date, str], Meeting]:
    found = Meeting.objects.filter(
        held_on__in={told.held_on for told in meetings}, participants_key__in={told.key for told in meetings}
    ).prefetch_related(
        Prefetch("participations", Participation.objects.select_related("evaluation_round")),
        "participations__agenda",
        "participations__published_ways",
        "participations__evaluation__published_ways",
        "participations__evaluation__round",
    )
    return {(meeting.held_on, meeting.participants_key): meeting for meeting in found}


def _taken_days(drafts: list[Draft]) -> set[tuple[date, int]]:
    found = Participation.objects.filter(
        meeting__held_on__in={draft.told.held_on for draft in drafts},
        facility__in={office.pk for draft in drafts for office in draft.told.offices},
    ).exclude(meeting__status=MeetingStatus.CANCELLED.value)
    return set(found.values_list("meeting__held_on", "facility_id"))


def _save(drafts: list[Draft]) -> None:
    """Meetings, then the parts, then what hangs on the parts."""
    parts = [part for draft in drafts for part in draft.parts]
    _store(Meeting, [draft.meeting for draft in drafts], MEETING_FIELDS)
    _store(Participation, [part.participation for part in parts], PART_FIELDS)
    AgendaItem.objects.filter(pk__in=[key for part in parts for key in part.dropped_topics()]).delete()
    AgendaItem.objects.bulk_create(item for part in parts for item in part.new_topics())
    dropped = [key for part in parts if (key := part.dropped_evaluation())]
    # What the office noted since the ledger was read stays as well.
    Evaluation.objects.filter(pk__in=dropped, published_ways=None, recorded_at=None, round=None).delete()
    _store(Evaluation, [part.evaluation for part in parts if part.evaluation], EVALUATION_FIELDS)


def _store(model: Any, instances: list[Any], names: tuple[str, ...]) -> None:
    """New ones are inserted, the others updated."""
    rewrite([each for each in instances if each.pk], names)
    model.objects.bulk_create([each for each in instances if not each.pk])
