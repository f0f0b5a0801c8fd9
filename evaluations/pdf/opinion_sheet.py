"""The blank sheet for opinions on A4: what the council is asked, with room to write. [N 評価§4(3)]"""

from django.template.loader import render_to_string

from evaluations.council.opinion_values import asked_fields, asked_sheets
from evaluations.document_building import meeting_of
from evaluations.form import Phase
from evaluations.models import Round
from operators.local_time import day_of
from outbox.pdf import render_pdf
from rules.ruleset_files import rulebook

STYLESHEETS = ("css/evaluation-opinion-sheet.css",)


def opinion_sheet_pdf(of: Round) -> bytes:
    """A4 for everybody who writes by hand. Raises `outbox.pdf.PdfUnavailable`.

    The round comes with form_version, the facility's municipality and the participation's meeting.
    """
    form, meeting = of.form_version.form, meeting_of(of)
    day = meeting.held_on if meeting else day_of(of.started_at)
    rules = rulebook(of.facility.municipality.ruleset_id).on(day)
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
        "meeting": meeting,
        "form": form,
        "council": rules.kind(of.facility.kind).council.label,
        "sections": sections,
    }
    html = render_to_string("evaluations/pdf/opinion_sheet.html", context)
    return render_pdf(html, stylesheets=STYLESHEETS)
