"""Which evaluation of an office it is, in words. Pure."""

from rules.fiscal_year import FiscalYear


def year_label(fiscal_year: int, number: int) -> str:
    """``令和8年度``, with which time it is where a year has more than one: ``令和8年度（2回目）``."""
    again = f"（{number}回目）" if number > 1 else ""
    return f"{FiscalYear(fiscal_year).label}{again}"
