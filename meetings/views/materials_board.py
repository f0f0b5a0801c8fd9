"""What the page of a meeting's files shows: both parts, what was taken away, and what the ward has already."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from meetings.enums import UPLOADED, MaterialKind, SubmissionKind
from meetings.forms.materials import COMMON, OWN
from meetings.models import Material, Participation, Submission, SubmissionVersion
from meetings.services.materials import may_keep
from meetings.services.minutes.rows import is_joint
from meetings.uploads.kinds import KINDS
from meetings.views.minutes_desk import Clock, clock_of
from operators.models import User
from rules.kinds import MeetingStatus

_IN_BROWSER = [kind.content_type for kind in KINDS if kind.opens_in_browser]


@dataclass(frozen=True)
class Shelf:
    """The files of one part; ``may_keep``: this person adds, renames and takes away."""

    heading: str
    name: str
    files: list[Material]
    may_keep: bool


@dataclass(frozen=True)
class Board:
    """Everything about the files of one office's meeting."""

    part: Participation
    shelves: list[Shelf]
    removed: list[Material]
    submission: Submission | None
    clock: Clock | None
    open: bool

    @property
    def may_keep_common(self) -> bool:
        """Whether files can go to the common part too."""
        return any(shelf.may_keep for shelf in self.shelves[1:])


def board_of(part: Participation, user: User, *, today: date) -> Board:
    """Load it; the number of queries does not grow with the files. ``today``: local day, for the days left."""
    rows = _files(part, user)
    present = [each for each in rows if each.removed_at is None]
    may_open = part.meeting.status in (MeetingStatus.PLANNED.value, MeetingStatus.HELD.value)
    common_theirs = may_open and may_keep(part.meeting, None, user)
    shelves = [
        Shelf(
            f"{part.facility.name}の資料", OWN, [each for each in present if each.participation_id], may_open
        )
    ]
    if is_joint(part.meeting):
        common = [each for each in present if each.participation_id is None]
        shelves.append(Shelf("共通の資料", COMMON, common, common_theirs))
    return Board(
        part=part,
        shelves=shelves,
        removed=[each for each in _removed(rows) if may_open and (each.participation_id or common_theirs)],
        submission=part.submissions.filter(kind=SubmissionKind.MINUTES).first(),
        clock=clock_of(part, today) if may_open and part.meeting.held_on <= today else None,
        open=may_open,
    )


def _removed(rows: list[Material]) -> list[Material]:
    """What may be brought back; a self-evaluation that was replaced is none of it."""
    return [each for each in rows if each.removed_at and each.kind in UPLOADED]


def _files(part: Participation, user: User) -> list[Material]:
    """The office's own files and the common ones, taken away or not.

    ``submitted``: the ward has it; ``opens``: a browser shows it; ``uploaded``: the office may rename and remove it.
    """
    mine = Q(participation=None) | Q(participation=part)
    sent = SubmissionVersion.materials.through.objects.filter(material=OuterRef("pk"))
    rows = Material.objects.visible_to(user).filter(mine, meeting=part.meeting_id)
    opens = ExpressionWrapper(Q(content_type__in=_IN_BROWSER), BooleanField())
    uploaded = ExpressionWrapper(Q(kind__in=UPLOADED), BooleanField())
    kept = rows.exclude(kind=MaterialKind.SCAN).annotate(
        submitted=Exists(sent), opens=opens, uploaded=uploaded
    )
    return list(kept.select_related("uploaded_by", "removed_by").order_by("kind", "pk"))
