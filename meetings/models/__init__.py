"""What: members, meetings, an office's part in each, agenda and attendance."""

from meetings.models.attendance import Attendance
from meetings.models.meeting import AgendaItem, Meeting, Participation
from meetings.models.member import Member

__all__ = ["AgendaItem", "Attendance", "Meeting", "Member", "Participation"]
