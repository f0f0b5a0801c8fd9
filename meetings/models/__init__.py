"""What: members, meetings, notices, answers, attendance, minutes, files, and what was submitted to the ward."""

from meetings.models.attendance import Attendance
from meetings.models.material import Material
from meetings.models.meeting import AgendaItem, Meeting, Participation
from meetings.models.member import Member
from meetings.models.minutes import (
    DraftCheck,
    Figures,
    FollowUp,
    FollowUpStep,
    Minutes,
    MinutesVersion,
)
from meetings.models.notice import Notice, NoticeRecipient, Reply
from meetings.models.office import CalendarFeed, CouncilHabit, VideoConsent
from meetings.models.publishing import IdentifierDecision, PublicImage, PublicText, PublishedWay
from meetings.models.submission import DeskEvent, DeskNote, MinutesCopy, Submission, SubmissionVersion

__all__ = [
    "AgendaItem",
    "Attendance",
    "CalendarFeed",
    "CouncilHabit",
    "DeskEvent",
    "DeskNote",
    "DraftCheck",
    "Figures",
    "FollowUp",
    "FollowUpStep",
    "IdentifierDecision",
    "Material",
    "Meeting",
    "Member",
    "Minutes",
    "MinutesCopy",
    "MinutesVersion",
    "Notice",
    "NoticeRecipient",
    "Participation",
    "PublicImage",
    "PublicText",
    "PublishedWay",
    "Reply",
    "Submission",
    "SubmissionVersion",
    "VideoConsent",
]
