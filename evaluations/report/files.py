"""The files of a report: their kinds, and names that tell office and year, never a person."""

import re

from evaluations.report.printed import Printed

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNSAFE = re.compile(r'[\x00-\x1f\x7f\s\\/:*?"<>|.]+')
_LONGEST = 60


def name_of(what: str, printed: Printed) -> str:
    """``評価_公表用_ひなた_令和8年度``, without ending; a draft says 案."""
    head = printed.document.head
    office = _UNSAFE.sub("_", head.office).strip("_")[:_LONGEST]
    return f"評価_{what}{'案' if printed.draft else ''}_{office}_令和{head.fiscal_year - 2018}年度"
