"""The sheet of one office's part: who should come, what was answered, what is noted. Only reads. [N §3, §5, §9]"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Q

from meetings.categories import SERVED
from meetings.enums import BOUND, TOOK_PART, Answer, Manner
from meetings.models import Attendance, Member, Participation, Reply, VideoConsent
from meetings.roster import in_order
from rules.kinds import MeetingMode, MemberCategory

ON_SCREEN = frozenset({MeetingMode.WEB.value, MeetingMode.HYBRID.value})
"""The modes in which one can take part by video."""
_ORDER = {category.value: place for place, category in enumerate(MemberCategory)}


def manners_for(mode: str) -> tuple[Manner, ...]:
    """What can be noted at a meeting held in this way; video only where there is a screen. [N §5]"""
    return tuple(manner for manner in Manner if manner is not Manner.VIDEO or mode in ON_SCREEN)


@dataclass(frozen=True)
class Row:
    """One person: a member (``m12``) or somebody who is not on the roster (``g34``).

    ``consent`` is the day of the consent in force on the meeting's day; ``alias`` stands for the name on the
    paper that goes round in a joint meeting. [N §5, 合同§1(1)]
    """

    key: str
    category: MemberCategory
    name: str
    role: str
    mode: str
    member: Member | None = None
    entry: Attendance | None = None
    reply: Reply | None = None
    consent: date | None = None
    alias: str = ""

    @property
    def state(self) -> str:
        """What is noted, in one word: sent along, so that nobody overwrites what a colleague noted meanwhile."""
        return state_of(self.entry)

    @property
    def manner(self) -> Manner | None:
        """What is noted; ``None`` where nothing is."""
        return Manner(self.entry.manner) if self.entry else None

    @property
    def came(self) -> bool:
        """Whether the person was at the meeting, or sent somebody."""
        return self.manner in TOOK_PART

    @property
    def suggestion(self) -> Manner | None:
        """What the answer given beforehand comes to; nothing is noted by it. [N §9]"""
        if self.reply is None or not self.reply.answer:
            return None
        if self.reply.answer == Answer.ABSENT:
            return Manner.WRITTEN if self.reply.opinion else Manner.APOLOGY
        if self.reply.answer == Answer.COME:
            return Manner.WRITTEN if self.mode == MeetingMode.WRITTEN else Manner.PRESENT
        return Manner.VIDEO if self.mode in ON_SCREEN else None

    @property
    def manners(self) -> tuple[Manner, ...]:
        """What can be noted of this person; what is noted already stays on offer."""
        offered = manners_for(self.mode)
        return tuple(each for each in Manner if each in offered or each is self.manner)

    @property
    def needs_consent(self) -> bool:
        """Whether video needs a recorded consent. [N §5]"""
        return self.category.value in SERVED

    @property
    def consented_on(self) -> date | None:
        """The day of consent: of a member from the record of consents, of anybody else as it was noted."""
        if self.member:
            return self.consent
        return self.entry.consented_on if self.entry else None

    @property
    def consent_missing(self) -> bool:
        """Whether a user or family member took part by video without consent. [N §5]"""
        return self.manner is Manner.VIDEO and self.needs_consent and self.consented_on is None


@dataclass(frozen=True)
class Sheet:
    """Everybody of one office's part. ``elsewhere``: categories of whom somebody came with another office."""

    part: Participation
    rows: tuple[Row, ...]
    elsewhere: frozenset[MemberCategory]

    @property
    def groups(self) -> list[tuple[MemberCategory, list[Row]]]:
        """The rows by category, in the order of [N §3]."""
        return [(category, list(rows)) for category, rows in groupby(self.rows, lambda row: row.category)]

    @property
    def unrecorded(self) -> list[Row]:
        """Of whom nothing is noted."""
        return [row for row in self.rows if row.entry is None]

    @property
    def suggested(self) -> list[Row]:
        """Of whom nothing is noted, but an answer is there to note."""
        return [row for row in self.unrecorded if row.suggestion]

    @property
    def came(self) -> list[Row]:
        """Who was there, or sent somebody."""
        return [row for row in self.rows if row.came]

    @property
    def without_consent(self) -> list[Row]:
        """Who took part by video without consent. [N §5]"""
        return [row for row in self.rows if row.consent_missing]

    @property
    def counts(self) -> list[tuple[Manner, int]]:
        """How many took part in which way; ways nobody took are left out, 出席 aside."""
        number = {manner: sum(row.manner is manner for row in self.rows) for manner in Manner}
        return [(manner, n) for manner, n in number.items() if n or manner is Manner.PRESENT]

    @cached_property
    def by_key(self) -> dict[str, Row]:
        """The rows by their key."""
        return {row.key: row for row in self.rows}


def state_of(entry: Attendance | None) -> str:
    """What is noted, as one comparable word; empty where nothing is."""
    if entry is None:
        return ""
    consent = entry.consented_on.isoformat() if entry.consented_on and entry.member_id is None else ""
    return f"{entry.manner}/{entry.stand_in}/{consent}"


def sheet_of(part: Participation) -> Sheet:
    """Members who serve on the meeting's day, whoever else is noted, and their answers, in four queries.

    ``part`` comes with its meeting.
    """
    noted = list(
        Attendance.objects.filter(
            Q(participation=part) | Q(participation__standing__in=BOUND, manner__in=TOOK_PART),
            participation__meeting=part.meeting_id,
        )
    )
    own = [entry for entry in noted if entry.participation_id == part.pk]
    others = frozenset(MemberCategory(each.category) for each in noted if each.participation_id != part.pk)
    rows = sorted([*_members(part, own), *_guests(part, own)], key=_in_order)
    return Sheet(part, tuple(rows), others)


def with_aliases(sheet: Sheet) -> Sheet:
    """The same, users and families numbered: in a joint meeting the paper goes round without names. [N 合同§1(1)]"""
    rows: list[Row] = []
    for category, group in sheet.groups:
        hidden = category.value in SERVED
        rows += [
            Row(**{**vars(row), "alias": f"{category.label}{number}" if hidden else ""})
            for number, row in enumerate(group, 1)
        ]
    return Sheet(sheet.part, tuple(rows), sheet.elsewhere)


def _members(part: Participation, own: Iterable[Attendance]) -> Iterator[Row]:
    entries = {entry.member_id: entry for entry in own if entry.member_id}
    day, mode = part.meeting.held_on, part.meeting.mode
    listed = list(Member.objects.filter(facility=part.facility_id).select_related("corporation"))
    replies = {reply.member_id: reply for reply in Reply.objects.filter(participation=part)}
    consents = _consents([member.pk for member in listed if member.category in SERVED], day)
    for member in sorted(listed, key=in_order):
        entry = entries.get(member.pk)
        if entry or member.serves_on(day):
            yield Row(
                key=f"m{member.pk}",
                category=MemberCategory(member.category),
                name=member.name,
                role="　".join(words for words in (member.affiliation, member.title) if words),
                mode=mode,
                member=member,
                entry=entry,
                reply=replies.get(member.pk),
                consent=consents.get(member.pk),
            )


def _guests(part: Participation, own: Iterable[Attendance]) -> Iterator[Row]:
    for entry in own:
        if entry.member_id is None:
            yield Row(
                key=f"g{entry.pk}",
                category=MemberCategory(entry.category),
                name=entry.name,
                role="名簿にない方",
                mode=part.meeting.mode,
                entry=entry,
            )


def _consents(members: Iterable[int], day: date) -> dict[int, date]:
    """By member, the day of the consent that is in force on ``day``."""
    given = VideoConsent.objects.filter(
        Q(withdrawn_on=None) | Q(withdrawn_on__gt=day),
        member__in=list(members),
        given_on__lte=day,
    )
    return dict(given.order_by("given_on", "pk").values_list("member_id", "given_on"))


def _in_order(row: Row) -> tuple[int, bool, str, str]:
    """Categories as in [N §3]; members before others; then names."""
    return _ORDER[row.category.value], row.member is None, row.name, row.key
