"""The self-evaluation on A4 for the members, across where a sheet has many columns. [N 評価§7]"""

from django.template.loader import render_to_string

from evaluations.report.grid_layout import grids_of
from evaluations.self_evaluation.document import SelfDocument
from outbox.pdf import render_pdf

STYLESHEETS = ("css/evaluation-paper-print.css", "css/evaluation-self-print.css")


def self_evaluation_pdf(paper: SelfDocument) -> bytes:
    """PDF/UA-1, readable in black and white. Raises `outbox.pdf.PdfUnavailable`."""
    grids = grids_of(paper.document.papers, paper.scales)
    context = {
        "paper": paper,
        "grids": grids,
        "across": any(grid.wide for grid in grids),
        "meets": paper.council,
    }
    return render_pdf(
        render_to_string("evaluations/pdf/self_evaluation.html", context), stylesheets=STYLESHEETS
    )
