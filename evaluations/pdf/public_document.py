"""The public document in the form of the kind, on A4; across where a sheet has many columns. [N 評価§5, §6①]"""

from evaluations.pdf.drawing import drawn
from evaluations.report.grid_layout import grids_of
from evaluations.report.printed import Printed


def public_document_pdf(printed: Printed) -> bytes:
    """PDF/UA-1, readable in black and white. Raises `outbox.pdf.PdfUnavailable`."""
    return drawn("public_document", layout_of(printed))


def layout_of(printed: Printed) -> dict[str, object]:
    """What page and PDF are drawn from."""
    return {
        "printed": printed,
        "grids": grids_of(printed.document.papers, printed.scales),
        "turnout": printed.document.head.turnout,
    }
