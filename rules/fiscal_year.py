"""The fiscal year (年度), months and Japanese dates. [N §2, RULEBOOK §2]"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time, timedelta

_ERAS = (
    (date(2019, 5, 1), "令和", 2018),
    (date(1989, 1, 8), "平成", 1988),
    (date(1926, 12, 25), "昭和", 1925),
)
_WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True, order=True)
class FiscalYear:
    """1 April ``year`` to 31 March ``year`` + 1."""

    year: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        """The fiscal year in which ``day`` lies."""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def first(self) -> date:
        """1 April."""
        return date(self.year, 4, 1)

    @property
    def last(self) -> date:
        """31 March, the last day inside."""
        return date(self.year + 1, 3, 31)

    @property
    def end(self) -> date:
        """1 April of the next year, the first day outside."""
        return date(self.year + 1, 4, 1)

    @property
    def label(self) -> str:
        """``令和7年度``; years before 令和 by their own era."""
        return f"{era_year(self.first) if self.year != 2019 else '令和元年'}度"

    @property
    def next(self) -> "FiscalYear":
        """The year after."""
        return FiscalYear(self.year + 1)

    @property
    def previous(self) -> "FiscalYear":
        """The year before."""
        return FiscalYear(self.year - 1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (earlier if negative), else that month's last day. [RULEBOOK §2]"""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:  # most days by far: every month has it
        return date(year, month + 1, day.day)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, end: date) -> int:
    """Whole months in [``start``, ``end``), counted as `add_months` counts; 0 when there is none."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)


def era_year(day: date) -> str:
    """``令和7年``, ``令和元年``, ``平成31年``; before 昭和 the western year."""
    for start, era, offset in _ERAS:
        if day >= start:
            number = day.year - offset
            return f"{era}{'元' if number == 1 else number}年"
    return f"{day.year}年"


def wareki(day: date) -> str:
    """``令和7年11月20日``."""
    return f"{era_year(day)}{day.month}月{day.day}日"


def wareki_full(day: date) -> str:
    """``令和7年(2025年)4月1日(火)``."""
    era = era_year(day)
    western = "" if era == f"{day.year}年" else f"({day.year}年)"
    return f"{era}{western}{day.month}月{day.day}日({_WEEKDAYS[day.weekday()]})"


def clock_words(hour: time) -> str:
    """``午後2時``, ``午前9時5分``; noon is 正午."""
    if (hour.hour, hour.minute) == (12, 0):
        return "正午"
    minutes = f"{hour.minute}分" if hour.minute else ""
    return f"{'午前' if hour.hour < 12 else '午後'}{hour.hour % 12}時{minutes}"


def when_words(day: date, starts_at: time | None, ends_at: time | None) -> str:
    """``令和7年(2025年)4月1日(火) 午後2時から午後3時30分まで``; hours that are not known are left out."""
    hours = f" {clock_words(starts_at)}から" if starts_at else ""
    end = f"{clock_words(ends_at)}まで" if starts_at and ends_at else ""
    return f"{wareki_full(day)}{hours}{end}"
