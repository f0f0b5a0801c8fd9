"""What: members, meetings, an office's part in each, agenda, notices, answers and attendance."""

from meetings.models.attendance import Attendance
from meetings.models.meeting import AgendaItem, Meeting, Participation
from meetings.models.member import Member
from meetings.models.notice import Notice, NoticeRecipient, Reply
from meetings.models.office import CalendarFeed, CouncilHabit, VideoConsent

__all__ = [
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "CouncilHabit",
    "Meeting",
    "Member",
    "Notice",
    "NoticeRecipient",
    "Participation",
    "Reply",
    "VideoConsent",
]
