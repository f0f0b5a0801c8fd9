"""Everything an office's council did over the years, in a fixed number of queries. Seen by the office and its ward.

The office reads its minutes as they stand, the ward only what was submitted. Of a joint meeting both see this
office's own part and the common one, never a partner's.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from compliance.history_lines import Past
from meetings.minutes_content import Content
from meetings.models import Attendance, Minutes, Participation, SubmissionVersion
from meetings.record_building import groups_of
from operators.enums import Role
from operators.models import Facility, User
from rules.kinds import MeetingStatus


def history_of(facility: Facility, user: User) -> list[Past]:
    """The office's meetings this person may see, drafts aside, the newest first. Six queries at most."""
    parts = list(
        Participation.objects.visible_to(user)
        .bound()
        .filter(facility=facility)
        .exclude(meeting__status=MeetingStatus.DRAFT.value)
        .select_related("meeting", "facility")
        .order_by("-meeting__held_on", "-pk")
    )
    keys = [part.pk for part in parts]
    partners, came = _partners(parts), _came(keys)
    written = _written(facility, parts, user)
    last = {each.submission.participation_id: each for each in versions_of(facility, user)}
    return [
        _past(part, partners[part.meeting_id], came[part.pk], written, last.get(part.pk)) for part in parts
    ]


def versions_of(facility: Facility, user: User) -> list[SubmissionVersion]:
    """All versions of the office's submitted minutes, the oldest first; the last one of a meeting counts."""
    rows = SubmissionVersion.objects.filter(
        submission__facility=facility,
        submission__facility__in=Facility.objects.visible_to(user),
        submission__kind="minutes",
    )
    if user.role == Role.OPERATOR:  # what is deleted at the office is the ward's alone
        rows = rows.filter(submission__participation__disposed_on=None)
    return list(rows.select_related("submission").order_by("number", "pk"))


def _past(
    part: Participation,
    partners: list[str],
    came: list[Attendance],
    written: dict[tuple[int, int | None], Minutes],
    version: SubmissionVersion | None,
) -> Past:
    own, common = written.get((part.meeting_id, part.pk)), written.get((part.meeting_id, None))
    there = [each for each in (common, own) if each]
    texts = [each.content for each in there] or _submitted(version)
    return Past(
        part=part,
        partners=tuple(partners),
        groups=groups_of(came, [], nameless=bool(partners)),
        minutes=own,
        common_minutes=common,
        version=version,
        contents=tuple(Content.from_json(each) for each in texts),
    )


def _submitted(version: SubmissionVersion | None) -> list[dict[str, object]]:
    """The parts inside a frozen record; none where only a scan came in."""
    record = version.record if version else {}
    return [record[name] for name in ("common", "own") if record.get(name)]


def _partners(parts: Sequence[Participation]) -> dict[int, list[str]]:
    """The names of the other offices of each meeting."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Participation.objects.bound().filter(meeting__in=[part.meeting_id for part in parts])
    others = rows.exclude(pk__in=[part.pk for part in parts]).select_related("facility")
    for other in others.order_by("facility__number", "facility__service"):
        found[other.meeting_id].append(other.facility.name)
    return found


def _came(parts: Sequence[int]) -> dict[int, list[Attendance]]:
    found: dict[int, list[Attendance]] = defaultdict(list)
    for row in Attendance.objects.filter(participation__in=parts).select_related("member"):
        found[row.participation_id].append(row)
    return found


def _written(
    facility: Facility, parts: Sequence[Participation], user: User
) -> dict[tuple[int, int | None], Minutes]:
    """This office's own parts and the common ones of its meetings, for the office itself; the ward reads none."""
    if user.role != Role.OPERATOR:
        return {}
    common = Q(participation=None, meeting__in=[part.meeting_id for part in parts])
    rows = Minutes.objects.visible_to(user).filter(Q(participation__facility=facility) | common)
    return {(row.meeting_id, row.participation_id): row for row in rows}
