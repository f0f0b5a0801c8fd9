"""What is wrong with the definition of a form, and where: places are told as the writer of the form knows them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Place = tuple[str | int, ...]
"""The way into the data: ``("sheets", 0, "fields", 2, "scale")``."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend. ``words``: a Japanese sentence; ``place``: where it stands."""

    place: Place
    words: str


_PARTS = {
    "scales": "尺度",
    "choices": "答え",
    "sheets": "用紙",
    "fields": "欄",
    "sections": "区分",
    "items": "項目",
}
_NAMES = ("title", "label", "heading", "key")


def sentences(problems: Iterable[Problem], data: Mapping[str, Any], cells: Mapping[Place, str]) -> list[str]:
    """The problems with their places, each once. ``cells``: where a place stands in a workbook, if it came from one."""
    told = (f"{_where(problem.place, data, cells)}{problem.words}" for problem in problems)
    return list(dict.fromkeys(told))


def _where(place: Place, data: Mapping[str, Any], cells: Mapping[Place, str]) -> str:
    for length in range(len(place), 0, -1):
        if cell := cells.get(place[:length]):
            return f"{cell}："
    words = "の".join(_steps(place, data))
    return f"{words}：" if words else ""


def _steps(place: Place, data: Any) -> Iterable[str]:
    """用紙「…」, 区分「…」, 項目「…」: the lists on the way, by name, else by number."""
    part = ""
    for step in place:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = {}
        if isinstance(step, str):
            part = _PARTS.get(step, "")
        elif part:
            yield f"{part}「{_name(data)}」" if _name(data) else f"{step + 1}番目の{part}"


def _name(data: Any) -> str:
    if not isinstance(data, Mapping):
        return ""
    return next((str(data[name]) for name in _NAMES if data.get(name)), "")
