"""Where the self-evaluation is on its way to the members: with which notice it goes, and whether they have it. [N 評価§7]"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from meetings.models import Material, Participation
from meetings.services.notice_changes import untold_papers
from meetings.services.notice_enclosures import is_there
from operators.local_time import day_of
from rules.kinds import MeetingStatus


@dataclass(frozen=True)
class Course:
    """``told_at``: when the last notice or change went out from here; ``paper``: what goes, or went, with it."""

    part: Participation | None
    paper: Material | None
    told_at: datetime | None

    @property
    def meeting_on(self) -> date | None:
        """The day of the meeting, once one is chosen."""
        return self.part.meeting.held_on if self.part else None

    @property
    def notice_on(self) -> date | None:
        """The day of the notice, also where only a ledger knows of it."""
        return self.part.notice_on if self.part else None

    @property
    def held(self) -> bool:
        """Whether the meeting is over."""
        return self.part is not None and self.part.meeting.status == MeetingStatus.HELD.value

    @property
    def sent(self) -> bool:
        """Whether the members have been told of the meeting, by a notice from here or as a ledger tells."""
        return self.told_at is not None or self.notice_on is not None

    @property
    def late(self) -> bool:
        """Whether the paper is newer than what the members were told last: they have an older one, or none."""
        if self.paper is None:
            return False
        if self.told_at:
            return self.paper.uploaded_at > self.told_at
        return self.notice_on is not None and day_of(self.paper.uploaded_at) > self.notice_on

    @cached_property
    def can_be_told(self) -> bool:
        """Whether a change notice would bring the members the paper now; of a ledger's notice there is none."""
        return self.late and self.part is not None and bool(untold_papers(self.part))


def course_of(of: Round) -> Course:
    """One query, two more for a late paper; no part once the meeting is called off, a lost file is no paper.

    The round comes with its participation's meeting and self_paper.
    """
    part = meeting_part(of)
    paper = of.self_paper if of.self_paper and is_there(of.self_paper) else None
    last = part.notices.order_by("-edition").first() if part else None
    return Course(part, paper, last.prepared_at if last else None)
