"""The 自己評価・外部評価 結果報告書 on A4, drawn from what was frozen. [N 評価§6③]"""

from evaluations.pdf.drawing import drawn
from evaluations.report.content import SOURCE, ReportContent


def report_pdf(content: ReportContent) -> bytes:
    """PDF/UA-1. Raises `outbox.pdf.PdfUnavailable`."""
    return drawn("report", {"content": content, "source": SOURCE})
