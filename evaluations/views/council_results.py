"""The results per section: the council's evaluation beside what members said, and the improvement plan. [N 評価§4]"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evaluations.council.checks import TYPED
from evaluations.form import Row, Section, Sheet
from evaluations.models import Entry
from evaluations.row_values import is_empty
from evaluations.views.council_desk import Desk, desk_of, frame
from evaluations.views.council_lines import CouncilLine, line_of, taken
from evaluations.views.sheets_lines import saved, typed_in
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def page(request: OperatorRequest, round_id: int) -> HttpResponse:
    """One section; a POST saves its rows, and leads on, or takes members' words over into a field."""
    desk = desk_of(request, round_id)
    sheets = [sheet for sheet in desk.form.sheets_of(*TYPED) if list(sheet.rows(*TYPED))]
    sheet, section = _chosen(request, sheets)
    rows = [each for each in sheet.rows(*TYPED) if each.section == section]
    if posted := request.method == "POST":
        lines = _saved(request, desk, sheet, rows)
        kept_post.forget(request)
        if not any(line.wrong for line in lines):
            return redirect(_onward(request, desk, sheets, sheet, section))
        desk = desk_of(request, round_id)  # the others are stored, and counted
    else:
        lines = _lines(request, desk, sheet, rows)
    context = frame(desk, "results") | {
        "sheets": sheets,
        "sheet": sheet,
        "section": section,
        "steps": _steps(sheet, desk.entries),
        "lines": lines,
        "wrong": [line for line in lines if line.wrong],
        "kept": not posted and any(line.form.is_bound for line in lines),
        "whole": desk.said.whole,
        "last": _next(sheets, sheet, section) is None,
    }
    return render(request, "evaluations/council/results.html", context, status=422 if posted else 200)


@operator
@kept_post.keeps_post
def row(request: OperatorRequest, round_id: int, sheet: str, row: str) -> HttpResponse:
    """One row that saves itself, answered by its state; whoever comes by the address is led to where it stands."""
    desk = desk_of(request, round_id)
    try:
        paper = desk.form.sheet(sheet)
        found = paper.row(row, *TYPED)
    except KeyError as error:
        raise Http404 from error
    if request.method != "POST":
        return redirect(f"{section_address(desk, paper, found.section)}#row-{row}")
    line = line_of(desk, paper, found, request.POST)
    line = saved(line, desk.round, paper, TYPED, by=request.user)
    if not line.wrong:
        kept_post.forget(request)
    context = {"line": line, "form": line.form, "desk": desk, "said": True}
    return render(request, "evaluations/sheets/state.html", context)


def _chosen(request: OperatorRequest, sheets: list[Sheet]) -> tuple[Sheet, Section]:
    """The sheet and section named in the address; the first where none is, 404 for one that is not there."""
    by_key = {sheet.key: sheet for sheet in sheets}
    sheet = by_key.get(request.GET.get("sheet") or next(iter(by_key), ""))
    if sheet is None:
        raise Http404
    sections = {each.section.key: each.section for each in sheet.rows(*TYPED)}
    section = sections.get(request.GET.get("section") or next(iter(sections)))
    if section is None:
        raise Http404
    return sheet, section


def _lines(request: OperatorRequest, desk: Desk, sheet: Sheet, rows: list[Row]) -> list[CouncilLine]:
    """The rows as they stand, and over them what was typed when the session had ended."""
    kept = kept_post.kept(request)
    return [line_of(desk, sheet, row, typed_in(kept, row)) for row in rows]


def _saved(request: OperatorRequest, desk: Desk, sheet: Sheet, rows: list[Row]) -> list[CouncilLine]:
    """Save the rows; the one of which members' words are taken over with them in their field."""
    _, _, place = request.POST.get("act", "").partition("take/")
    taking, _, key = place.partition("/")
    lines = []
    for row in rows:
        data = taken(request.POST, desk, sheet, row, key) if row.key == taking else request.POST
        line = line_of(desk, sheet, row, data)
        lines.append(saved(line, desk.round, sheet, TYPED, by=request.user))
    return lines


def _onward(request: OperatorRequest, desk: Desk, sheets: list[Sheet], sheet: Sheet, section: Section) -> str:
    act = request.POST.get("act", "")
    if act.startswith("take/"):
        messages.success(request, "構成員の意見を欄に入れました。言葉を整えてください。")
        return f"{section_address(desk, sheet, section)}#row-{act.split('/')[1]}"
    messages.success(request, f"「{section.heading}」を保存しました。")
    if act != "next":
        return section_address(desk, sheet, section)
    after = _next(sheets, sheet, section)
    return (
        section_address(desk, *after) if after else reverse("evaluation_results_final", args=[desk.round.pk])
    )


def _next(sheets: list[Sheet], sheet: Sheet, section: Section) -> tuple[Sheet, Section] | None:
    """The section after this one, on this sheet or the next."""
    places: list[tuple[Sheet, Section]] = []
    for each in sheets:
        for line in each.rows(*TYPED):
            if (each, line.section) not in places:
                places.append((each, line.section))
    at = places.index((sheet, section)) + 1
    return places[at] if at < len(places) else None


def section_address(desk: Desk, sheet: Sheet, section: Section) -> str:
    """Where a section of the results is filled in."""
    return f"{reverse('evaluation_results', args=[desk.round.pk])}?sheet={sheet.key}&section={section.key}"


def _steps(sheet: Sheet, entries: Mapping[tuple[str, str], Entry]) -> list[dict[str, Any]]:
    """The sections in order, each with how many of its rows hold anything."""
    steps: dict[str, dict[str, Any]] = {}
    for each in sheet.rows(*TYPED):
        step = steps.setdefault(each.section.key, {"section": each.section, "done": 0, "all": 0})
        step["all"] += 1
        step["done"] += _filled(each, entries.get((sheet.key, each.key)))
    return list(steps.values())


def _filled(row: Row, entry: Entry | None) -> bool:
    values = entry.values if entry else {}
    return any(not is_empty(values.get(field.key, "")) for field in row.fields)
