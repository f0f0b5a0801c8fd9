"""What an office applied for, on one sheet of A4; no form of the prefecture's, which asks for its own. [O ②]"""

from evaluations.models import Relief
from evaluations.pdf.drawing import drawn
from evaluations.relief.lines import ReliefLine


def relief_pdf(relief: Relief) -> bytes:
    """PDF/UA-1. Loaded: facility with ward and corporation, applied_by. Raises `outbox.pdf.PdfUnavailable`."""
    line = ReliefLine(relief)
    told = {"relief": relief, "facility": relief.facility, "year": line.year, "by_portal": line.by_portal}
    return drawn("relief", told)
