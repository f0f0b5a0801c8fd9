"""The papers of the day: the agenda, and the sheet on which people sign in (出席者名簿). [N §3, §6, 合同§1(1)]"""

from typing import NamedTuple

from django.template.loader import render_to_string

from meetings.attendance_sheet import sheet_of, with_aliases
from meetings.enums import AgendaKind
from meetings.models import Participation
from meetings.notice_text import told_of
from outbox.pdf import render_pdf

STYLESHEETS = ("css/attendance-paper.css",)
LINES_FOR_GUESTS = 5


class Point(NamedTuple):
    """A point on the agenda: its title, and what belongs under it, a line each."""

    title: str
    lines: list[str]
    of: str


def agenda_pdf(part: Participation) -> bytes:
    """A4 to hand out: when, where, which offices, and what is talked about. Raises `outbox.pdf.PdfUnavailable`.

    In a joint meeting the common points come first, then the office's own.
    """
    told = told_of(part)
    items = [item for item in part.meeting.agenda.all() if item.participation_id in (None, part.pk)]
    points = [
        Point(item.title, item.detail.splitlines(), AgendaKind(item.kind).label)
        for item in sorted(
            items, key=lambda item: (item.participation_id is not None, item.position, item.pk)
        )
    ]
    return _drawn("agenda", {"part": part, "told": told, "points": points})


def attendance_sheet_pdf(part: Participation) -> bytes:
    """A4 to sign at the door: the office's own members by category, their answers, lines for guests.

    In a joint meeting users and families stand without names, for the paper goes round. [N 合同§1(1)]
    Raises `outbox.pdf.PdfUnavailable`.
    """
    told, sheet = told_of(part), sheet_of(part)
    if told.joint:
        sheet = with_aliases(sheet)
    context = {"part": part, "told": told, "sheet": sheet, "guest_lines": range(LINES_FOR_GUESTS)}
    return _drawn("attendance_sheet", context)


def _drawn(name: str, context: dict[str, object]) -> bytes:
    return render_pdf(render_to_string(f"meetings/pdf/{name}.html", context), stylesheets=STYLESHEETS)
