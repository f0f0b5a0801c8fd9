"""What a table of the open data is: its columns, in words for people and as values for files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Generic, TypeVar

from publication.open_data.scope import Scope

R = TypeVar("R")
Cell = str | int | float | bool | date | None
"""A value in a CSV."""


class Form(StrEnum):
    """How the values of a column are written."""

    TEXT = "文字列"
    NUMBER = "整数"
    DECIMAL = "小数"
    DAY = "日付（YYYY-MM-DD）"
    HOUR = "時刻（HH:MM）"
    CHOICE = "決まった言葉"
    YES_NO = "有・無（JSONではtrue・false）"
    ADDRESS = "URL"


class Origin(StrEnum):
    """Where the values of a column come from."""

    OFFICE = "事業所"
    PORTAL = "ポータル"
    MINISTRY = "厚生労働省のオープンデータ"
    WARD = "区市町村"


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: head in the CSV, name in the JSON, what it means, and how its value is read from a row.

    ``rich`` gives the JSON more than a cell can hold: a list, or an object.
    """

    head: str
    name: str
    form: Form
    meaning: str
    example: str
    origin: Origin
    value: Callable[[R], Cell]
    rich: Callable[[R], Any] | None = None

    def for_json(self, row: R) -> Any:
        """The value as JSON knows it."""
        if self.rich:
            return self.rich(row)
        value = self.value(row)
        return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True)
class Surroundings:
    """The small tables every file needs, read once: names of municipalities and areas by primary key."""

    codes: Mapping[int, str]
    municipalities: Mapping[int, str]
    areas: Mapping[int, str]
    today: date


@dataclass(frozen=True)
class Table(Generic[R]):
    """One table: the name in its address, what people call it, its columns, and its rows one after another.

    ``dated``: the file says when a record last changed.
    """

    slug: str
    title: str
    about: str
    columns: Sequence[Column[R]]
    rows: Callable[[Scope, Surroundings], Iterator[R]]
    dated: bool = True
