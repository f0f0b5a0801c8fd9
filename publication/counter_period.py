"""Half-years (上半期 4–9月, 下半期 10–3月) by which the counter binds its records. [issue 5, 窓口]"""

from dataclasses import dataclass
from datetime import date

from rules.fiscal_year import FiscalYear


@dataclass(frozen=True, order=True)
class Half:
    """One half of a 年度."""

    year: int
    second: bool

    @classmethod
    def of(cls, day: date) -> "Half":
        """The half in which a day lies."""
        return cls(FiscalYear.of(day).year, second=not 4 <= day.month <= 9)

    @classmethod
    def named(cls, name: str) -> "Half | None":
        """The half behind the name in an address (``2026-1``); ``None`` for any other word."""
        year, _, half = name.partition("-")
        fits = year.isascii() and year.isdigit() and len(year) == 4 and half in ("1", "2")
        return cls(int(year), half == "2") if fits and int(year) >= 2006 else None

    @property
    def name(self) -> str:
        """``2026-1``, for addresses and file names."""
        return f"{self.year}-{2 if self.second else 1}"

    @property
    def first(self) -> date:
        """1 April or 1 October."""
        return date(self.year, 10, 1) if self.second else date(self.year, 4, 1)

    @property
    def last(self) -> date:
        """30 September or 31 March, the last day inside."""
        return date(self.year + 1, 3, 31) if self.second else date(self.year, 9, 30)

    @property
    def label(self) -> str:
        """``令和8年度 上半期（4月から9月まで）``."""
        months = "下半期（10月から3月まで）" if self.second else "上半期（4月から9月まで）"
        return f"{FiscalYear(self.year).label} {months}"

    @property
    def previous(self) -> "Half":
        """The half before."""
        return Half(self.year, second=False) if self.second else Half(self.year - 1, second=True)
