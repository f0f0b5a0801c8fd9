"""The blank sheet for opinions on A4: what the council is asked, with room to write. [N 評価§4(3)]"""

from django.template.loader import render_to_string

from evaluations.council.opinion_values import asked_fields, asked_sheets
from evaluations.council.proposal import rules_of
from evaluations.form import Phase
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from outbox.pdf import render_pdf

STYLESHEETS = ("css/evaluation-opinion-sheet.css",)


def opinion_sheet_pdf(of: Round) -> bytes:
    """A4 for everybody who writes by hand. Raises `outbox.pdf.PdfUnavailable`.

    The round comes with form_version, the facility's municipality and the participation's meeting.
    """
    form, part, rules = of.form_version.form, meeting_part(of), rules_of(of)
    sections = []
    for sheet in asked_sheets(form):
        rows = [
            (
                row,
                [(each, form.scale(each.scale).choices if each.scale else ()) for each in asked_fields(row)],
            )
            for row in sheet.rows(Phase.COUNCIL)
        ]
        for section in sheet.sections:
            own = [each for each in rows if each[0].section == section and each[1]]
            if own:
                sections.append((sheet, section, own))
    context = {
        "round": of,
        "meeting": part.meeting if part else None,
        "form": form,
        "council": rules.kind(of.facility.kind).council.label,
        "sections": sections,
    }
    html = render_to_string("evaluations/pdf/opinion_sheet.html", context)
    return render_pdf(html, stylesheets=STYLESHEETS)
