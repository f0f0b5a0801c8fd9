"""One section of a sheet on a page: typed, saved row by row, or all of it by the button."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evaluations.form import Section, Sheet
from evaluations.self_evaluation.filling import repeats
from evaluations.self_evaluation.sheets import SELF
from evaluations.views.sheets_desk import Desk, desk_of, frame, rows_of
from evaluations.views.sheets_lines import Line, line_of, saved, typed_in
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
        kept = kept_post.kept(request)
        lines = [line_of(desk, paper, row, typed_in(kept, row)) for row in rows]
        return _page(request, desk, paper, sections, section, lines)
    typed = [line_of(desk, paper, row, request.POST) for row in rows]
    lines = [saved(line, desk.round, paper, SELF, by=request.user) for line in typed]
    kept_post.forget(request)
    if any(line.wrong for line in lines):  # the others are stored, and counted
        status = CLASH if any(line.refusal for line in lines) else BAD
        return _page(request, desk_of(request, round_id), paper, sections, section, lines, status=status)
    messages.success(request, f"「{section.heading}」を保存しました。")
    return redirect(_onward(desk, paper, sections, section, request.POST.get("act", "")))


def _chosen(sections: list[Section], key: str) -> Section:
    found = [section for section in sections if section.key == key] if key else sections
    if not found:
        raise Http404
    return found[0]


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
    lines: list[Line],
    *,
    status: int = 200,
) -> HttpResponse:
    context = frame(desk) | {
        "sheet": sheet,
        "section": section,
        "progress": next(each for each in desk.progress if each.sheet == sheet),
        "lines": lines,
        "wrong": [line for line in lines if line.wrong],
        "last": section == sections[-1],
        "counts_hint": desk.counts_hint,
        "awaiting": desk.sheets.awaiting,
        "repeats": repeats(desk.form, sheet, SELF),
        "last_year": desk.last_label,
        "kept": request.method != "POST" and any(line.form.is_bound for line in lines),
    }
    return render(request, "evaluations/sheets/section.html", context, status=status)
