"""One section of a sheet on a page: typed, saved row by row, or all of it by the button."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from evaluations.form import Row, Section, Sheet
from evaluations.self_evaluation.filling import repeats
from evaluations.self_evaluation.progress import progress
from evaluations.self_evaluation.sheets import SELF
from evaluations.views.sheets_desk import Desk, desk_of, rows_of
from evaluations.views.sheets_lines import Line, line_of, saved_all
from operators import kept_post
from operators.access import OperatorRequest, operator

CLASH, BAD = 409, 422


@operator
@kept_post.keeps_post
def evaluation_sheet(request: OperatorRequest, round_id: int, sheet: str) -> HttpResponse:
    """Write the section ``?section=`` names, else the first; read it once the self-evaluation is final."""
    desk = desk_of(request, round_id)
    paper = desk.sheet(sheet)
    sections = [section for section in paper.sections if rows_of(paper, section)]
    section = _chosen(sections, request.GET.get("section", ""))
    rows = rows_of(paper, section)
    if request.method != "POST":
        lines = _lines(desk, paper, rows, kept_post.kept(request))
        return _page(request, desk, paper, sections, section, lines)
    found = saved_all(request, desk, paper, rows)
    kept_post.forget(request)
    if any(line.wrong for line in found.values()):
        clash = any(line.refusal for line in found.values())
        return _page(request, desk, paper, sections, section, found, status=CLASH if clash else BAD)
    messages.success(request, f"「{section.heading}」を保存しました。")
    return redirect(_onward(desk, paper, sections, section, request.POST.get("act", "")))


def _chosen(sections: list[Section], key: str) -> Section:
    found = [section for section in sections if section.key == key] if key else sections
    if not found:
        raise Http404
    return found[0]


def _lines(desk: Desk, sheet: Sheet, rows: list[Row], kept: QueryDict | None) -> Mapping[str, Line]:
    """The rows as they stand, and over them what was typed when the session had ended."""
    data = {row.key: kept if kept and f"{row.key}-_seen" in kept else None for row in rows}
    return {row.key: line_of(desk, sheet, row, data[row.key]) for row in rows}


def _onward(desk: Desk, sheet: Sheet, sections: list[Section], section: Section, act: str) -> str:
    """Where a saved section leads: to the next one, to the overview after the last, or to itself."""
    here = reverse("evaluation_sheet", args=[desk.round.pk, sheet.key])
    if act != "next":
        return f"{here}?section={section.key}"
    following = sections[sections.index(section) + 1 :]
    if following:
        return f"{here}?section={following[0].key}"
    return reverse("evaluation_sheets", args=[desk.round.pk])


def _page(
    request: OperatorRequest,
    desk: Desk,
    sheet: Sheet,
    sections: list[Section],
    section: Section,
    lines: Mapping[str, Line],
    *,
    status: int = 200,
) -> HttpResponse:
    told = next(each for each in progress(desk.form, desk.values, SELF) if each.sheet == sheet)
    context = {
        "desk": desk,
        "trail": desk.below,
        "sheet": sheet,
        "section": section,
        "progress": told,
        "lines": list(lines.values()),
        "wrong": [line for line in lines.values() if line.wrong],
        "last": section == sections[-1],
        "counts_hint": desk.counts_hint,
        "awaiting": desk.awaiting,
        "repeats": repeats(desk.form, sheet, SELF),
        "last_year": desk.last_label,
        "kept": request.method != "POST" and any(line.form.is_bound for line in lines.values()),
    }
    return render(request, "evaluations/sheets/section.html", context, status=status)
