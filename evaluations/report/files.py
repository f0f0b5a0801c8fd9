"""The files of a report have names that tell office and year, never a person."""

from evaluations.report.printed import Printed
from meetings.exports.file_names import safe


def name_of(what: str, printed: Printed) -> str:
    """``評価_公表用_ひなた_令和8年度``, without ending; a draft says 案."""
    head = printed.document.head
    return f"評価_{what}{'案' if printed.draft else ''}_{safe(head.office)}_令和{head.fiscal_year - 2018}年度"
