"""Attendance: the answers at each address."""

from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, Row

ROWS: dict[str, Row] = {
    "meeting_attendance": Row(OPERATOR, STRANGERS, worlds.meeting),
    "attendance_close": Row(OPERATOR, STRANGERS, worlds.meeting),
    "attendance_reopen": Row((302, 404, 302, 404), STRANGERS, worlds.meeting),  # not closed: back
    "attendance_sheet_pdf": Row(OPERATOR, STRANGERS, worlds.meeting),
    "meeting_agenda_pdf": Row(OPERATOR, STRANGERS, worlds.meeting),
}
