"""Whom the office asked for a staff sheet, and how far each is – never what anybody says. [N 評価§4, O]"""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from evaluations.models import StaffSheet
from evaluations.services.staff_sending import Sent, mails_of
from evaluations.staff_sheets.progress import Progress, progress_of
from evaluations.staff_sheets.rollup import RollUp
from evaluations.views.staff_desk import Desk, desk_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Line:
    """One person in the list."""

    sheet: StaffSheet
    progress: Progress
    sent: Sent | None

    @property
    def gets_mail(self) -> bool:
        """Whether the person is reached by mail."""
        return bool(self.sheet.email) and not self.sheet.user_id

    @property
    def waits_for_mail(self) -> bool:
        """Whether the link could be mailed and was not, or came back."""
        return self.gets_mail and (self.sent is None or self.sent.failed)

    @property
    def has_no_way(self) -> bool:
        """Whether the person gets the link on paper only."""
        return not self.sheet.email and not self.sheet.user_id


@operator
def evaluation_staff(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The list with its progress; what comes next stands above it."""
    desk = desk_of(request, round_id)
    lines = lines_of(desk)
    submitted = sum(1 for line in lines if line.progress.submitted)
    behind = [line for line in lines if not line.progress.submitted]
    context = desk.frame() | {
        "lines": lines,
        "submitted": submitted,
        "open": desk.is_open,
        "unsent": sum(1 for line in behind if line.waits_for_mail),
        "behind": behind,
        "reminds": any(line.gets_mail for line in behind),
        "mails": any(line.gets_mail for line in lines),
        "own": next((line for line in lines if line.sheet.user_id == request.user.pk), None),
        "result": RollUp.from_json(desk.round.staff_result),
    }
    return render(request, "evaluations/staff/list.html", context)


def lines_of(desk: Desk) -> list[Line]:
    """Everybody the office asked, in the order they were added; two queries."""
    sheets = list(desk.round.staff_sheets.order_by("pk"))
    sent = mails_of(desk.round, sheets)
    return [
        Line(
            sheet,
            progress_of(desk.staff, sheet.answers, submitted=sheet.submitted_at is not None),
            sent.get(sheet.pk),
        )
        for sheet in sheets
    ]
