"""Rosters through the browser: choose a file, look at what it would do, then take it in. [CONTRACT: import_members]"""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.forms.member_file import MemberFileForm
from meetings.importing import waiting
from meetings.importing.member_layout import CORPORATION_NUMBER
from meetings.importing.members import MemberResource
from meetings.models import Member
from meetings.views.members_office import address, office_of, register_trail
from operators.access import OperatorRequest, operator
from operators.importing.journal import Changes, Journal
from operators.importing.layout import ROW
from operators.importing.report import Report
from operators.importing.sheets import UnusableFileError, read_sheet
from operators.models import Facility, User

VIA = "画面（名簿の取込み）"
SKIP = "skip"
COLUMNS = {field.attribute: field.column_name for field in MemberResource.fields.values()}
COLUMNS["corporation"] = CORPORATION_NUMBER


@dataclass(frozen=True)
class Line:
    """What one row of the file does."""

    row: int
    is_new: bool
    member: Member
    fields: list[str]


@operator
def members_import(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Choose a file; rows may be about any of the person's own offices."""
    facility = office_of(request.user, number, code)
    form = MemberFileForm(request.POST, request.FILES) if request.method == "POST" else MemberFileForm()
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        file = waiting.Waiting(upload.name, upload.read())
        try:
            _take(file, request.user, timezone.now(), dry_run=True)
        except UnusableFileError as error:
            form.add_error("file", str(error))
        else:
            token = waiting.keep(user=request.user, facility=facility, file=file)
            return redirect(address("members_import_check", facility, token))
    context = {"trail": register_trail(facility), "facility": facility, "form": form}
    return render(request, "meetings/members/import.html", context)


@operator
def members_import_check(request: OperatorRequest, number: str, code: str, token: str) -> HttpResponse:
    """Show what the file would do; take it in when the person says so.

    A rejected row keeps the whole file out, unless the button says that the other rows are wanted.
    """
    facility = office_of(request.user, number, code)
    file = waiting.kept(user=request.user, facility=facility, token=token)
    if file is None:
        messages.warning(request, "ファイルの確認から時間がたちました。もう一度ファイルを選んでください。")
        return redirect(address("members_import", facility))
    confirmed = request.method == "POST"
    skip = request.POST.get("rejected") == SKIP
    report, lines = _take(file, request.user, timezone.now(), dry_run=not confirmed, skip_rejected=skip)
    if confirmed and (skip or not report.rejected):
        waiting.forget(user=request.user, facility=facility, token=token)
        messages.success(request, _done(report))
        return redirect(address("members", facility))
    return render(request, "meetings/members/import_check.html", _context(facility, report, lines))


def _take(
    file: waiting.Waiting, user: User, at: datetime, *, dry_run: bool, skip_rejected: bool = False
) -> tuple[Report, list[Line]]:
    """Put the file through the import; raises `UnusableFileError`."""
    resource = MemberResource(Journal(via=VIA, at=at, by=user), among=Facility.objects.visible_to(user))
    sheet = read_sheet(file.content, file.name)
    report = resource.take(sheet, dry_run=dry_run, skip_rejected=skip_rejected)
    return report, [
        Line(each.row[ROW], each.is_new, each.instance, _labels(each.changes)) for each in resource.taken
    ]


def _labels(changes: Changes) -> list[str]:
    """The file's names for the values that change."""
    return [COLUMNS[name] for name in changes]


def _context(facility: Facility, report: Report, lines: list[Line]) -> dict[str, object]:
    return {
        "trail": [*register_trail(facility), ("名簿の取込み", address("members_import", facility))],
        "facility": facility,
        "report": report,
        "rejected": sorted(report.rejected, key=lambda remark: remark.row or 0),
        "warnings": sorted(report.warnings, key=lambda remark: remark.row or 0),
        "lines": sorted(lines, key=lambda line: line.row),
        "several": len({line.member.facility_id for line in lines}) > 1,
    }


def _done(report: Report) -> str:
    """What was written, without names."""
    left_out = (
        f"取り込まなかった行が{len({remark.row for remark in report.rejected})}行あります。"
        if report.rejected
        else ""
    )
    return f"名簿を取り込みました（新規{report.created}名、更新{report.updated}名、変更なし{report.unchanged}名）。{left_out}"
