"""The pages on which somebody answers: what it is about, then a screen for each section; saved item by item."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from evaluations.staff_sheets.progress import missing_of
from evaluations.staff_sheets.screens import Screen, screen_with, screens_of
from evaluations.views.staff_links import Visit, by_staff_link
from evaluations.views.staff_saving import Outcome, save


@by_staff_link
def staff_sheet(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What is asked and what becomes of it; then on to the first open item. Opening it changes nothing."""
    asked = visit.sheet.round.staff_sheets.count()
    context = frame(visit) | {"goes_on": _first_open(visit), "asked": asked}
    return render(request, "evaluations/staff/sheet/front.html", context)


@by_staff_link
def staff_sheet_step(request: HttpRequest, visit: Visit, step: int) -> HttpResponse:
    """One screen; its button saves what stands on it and goes on, with or without a script."""
    screens = screens_of(visit.staff)
    if not 1 <= step <= len(screens):
        raise Http404
    screen = screens[step - 1]
    outcome = Outcome()
    if request.method == "POST":
        visit, outcome = save(request, visit, screen.rows)
        if outcome.well:
            last = step == len(screens)
            onward = ("staff_sheet_check",) if last else ("staff_sheet_step", step + 1)
            return redirect(visit.address(*onward))
    return _screen(request, visit, screen, outcome)


@by_staff_link
def staff_sheet_row(request: HttpRequest, visit: Visit, row: str) -> HttpResponse:
    """Save one row for the script and answer with what changed on the page; opened by itself, lead to the row."""
    screen = screen_with(screens_of(visit.staff), row)
    if screen is None:
        raise Http404
    place = visit.address("staff_sheet_step", screen.number)
    if request.method != "POST":
        return redirect(f"{place}#row-{row}")
    asked = next(each for each in screen.rows if each.key == row)
    visit, outcome = save(request, visit, [asked])
    if not request.headers.get("HX-Request"):
        return redirect(f"{place}#row-{row}") if outcome.well else _screen(request, visit, screen, outcome)
    context = frame(visit) | {
        "line": outcome.filled(visit).line(asked),
        "address": visit.address("staff_sheet_row", row),
        "outcome": outcome,
    }
    response = render(request, "evaluations/staff/sheet/pieces/answer.html", context)
    if outcome.clashes:  # both values are put side by side: the whole row is another
        response["HX-Retarget"], response["HX-Reswap"] = f"#row-{row}", "outerHTML"
    return response


def frame(visit: Visit) -> dict[str, object]:
    """What every page behind the link shows."""
    return {
        "visit": visit,
        "large": visit.large,
        "sheet": visit.sheet,
        "round": visit.sheet.round,
        "facility": visit.sheet.round.facility,
        "staff": visit.staff,
        "form": visit.form,
        "progress": visit.progress,
        "links": {
            name: visit.address(name) for name in ("staff_sheet", "staff_sheet_check", "staff_sheet_done")
        },
    }


def _screen(request: HttpRequest, visit: Visit, screen: Screen, outcome: Outcome) -> HttpResponse:
    filled = outcome.filled(visit)
    before = ("staff_sheet_step", screen.number - 1) if screen.number > 1 else ("staff_sheet",)
    context = frame(visit) | {
        "screen": screen,
        "many": len(screens_of(visit.staff)),
        "lines": [(filled.line(row), visit.address("staff_sheet_row", row.key)) for row in screen.rows],
        "outcome": outcome,
        "here": visit.address("staff_sheet_step", screen.number),
        "before": visit.address(*before),
    }
    return render(request, "evaluations/staff/sheet/screen.html", context, status=outcome.status)


def _first_open(visit: Visit) -> str:
    """Where to go on: the first screen with an open required item; at the check when there is none."""
    screens = screens_of(visit.staff)
    missing = missing_of(visit.staff, visit.answers)
    if not screens or not missing:
        return visit.address("staff_sheet_check")
    screen = screen_with(screens, missing[0].key) or screens[0]
    fragment = f"#row-{missing[0].key}" if visit.progress.begun else ""
    return visit.address("staff_sheet_step", screen.number) + fragment
