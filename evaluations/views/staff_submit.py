"""The last look before a staff sheet is handed in, and what is said afterwards."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from evaluations.services.staff_answers import submit
from evaluations.services.staff_errors import StaffError
from evaluations.staff_sheets.progress import missing_of
from evaluations.views.staff_answering import frame
from evaluations.views.staff_links import Visit, by_staff_link, forget


@by_staff_link
def staff_sheet_check(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Name what is open, with links; hand in when nothing is."""
    if request.method == "POST":
        try:
            submit(sheet=visit.sheet, reader=visit.reader, at=visit.at)
        except StaffError as error:
            return _check(request, visit, error.words)
        return redirect(visit.address("staff_sheet_done"))
    if visit.sheet.submitted_at and not missing_of(visit.staff, visit.answers):
        return redirect(visit.address("staff_sheet_done"))
    return _check(request, visit, "")


@by_staff_link
def staff_sheet_done(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Thanks, and until when it can be corrected; on a shared device the answers can be kept from showing again."""
    if not visit.sheet.submitted_at:
        return redirect(visit.address("staff_sheet"))
    if request.method == "POST":
        response = render(request, "evaluations/staff/sheet/forgotten.html", frame(visit))
        forget(response, visit.sheet)
        return response
    return render(request, "evaluations/staff/sheet/done.html", frame(visit))


def _check(request: HttpRequest, visit: Visit, refusal: str) -> HttpResponse:
    missing = missing_of(visit.staff, visit.answers)
    context = frame(visit) | {
        "refusal": refusal,
        "many": len(missing),
        "next": visit.address("staff_sheet_row", missing[0].key) if missing else "",
        "missing": [
            (section, [(row, visit.address("staff_sheet_row", row.key)) for row in rows])
            for section, rows in groupby(missing, key=lambda row: row.section)
        ],
        "words": _words(visit),
        "first": visit.address("staff_sheet_step", 1),
    }
    return render(request, "evaluations/staff/sheet/check.html", context, status=422 if refusal else 200)


def _words(visit: Visit) -> int:
    """How many comments this reader wrote."""
    texts = {field.key for field in visit.staff.fields if not field.scale}
    return sum(1 for row in visit.answers.values() for key, value in row.items() if key in texts and value)
