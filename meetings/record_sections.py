"""The sections of a submitted record on which the ward can leave words, with the key of each. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from meetings.minutes_content import Content
from meetings.record import Record

NAMES = {
    "attendance": "出席者・欠席者",
    "agenda": "議題",
    "common": "合同開催の共通の部分",
    "progress": "前回の要望・助言への対応",
    "figures": "活動状況の数",
    "papers": "配布資料",
}
"""The sections every record may have; each point of the agenda is one more, under ``item-<key>``."""


@dataclass(frozen=True)
class Section:
    """One section: its key in `DeskEvent.marks`, its name, and how it begins, so that it is recognised."""

    key: str
    label: str
    excerpt: str = ""


def sections_of(record: Record | None) -> list[Section]:
    """The sections of a record in reading order; a scan has only its papers."""
    return list(_sections(record)) if record else [Section("papers", "届いた書類")]


def frozen_sections(data: Mapping[str, Any]) -> list[Section]:
    """The sections that a frozen report names by itself (an evaluation's); empty for minutes and scans."""
    return [Section(each["key"], each["label"], each["excerpt"]) for each in data.get("sections", ())]


def frozen_labels(data: Mapping[str, Any], record: Record | None) -> dict[str, str]:
    """`labels_of` for whatever kind was frozen."""
    return labels_of(record) | {section.key: section.label for section in frozen_sections(data)}


def labels_of(record: Record | None) -> dict[str, str]:
    """Key to name, for showing what was said of them, also of sections in which nothing stands."""
    return NAMES | {section.key: section.label for section in sections_of(record)}


def _sections(record: Record) -> Iterator[Section]:
    counted = f"出席 {record.present_count}名・欠席 {record.absent_count}名"
    yield Section("attendance", NAMES["attendance"], counted)
    yield Section("agenda", NAMES["agenda"], "、".join(record.agenda))
    if record.common:
        yield Section("common", NAMES["common"], _words_of(record.common))
    for item in record.own.items:
        yield Section(f"item-{item.key}", item.title or "その他", " ".join(text for _, text in item.said))
    if record.own.progress:
        titles = "、".join(step.title for step in record.own.progress)
        yield Section("progress", NAMES["progress"], titles)
    if record.figures:
        figures = "、".join(f"{label} {number}{unit}" for label, number, unit in record.figures)
        yield Section("figures", NAMES["figures"], figures)
    papers = "、".join(paper.title for paper in record.papers) or "資料はありません"
    yield Section("papers", NAMES["papers"], papers)


def _words_of(content: Content) -> str:
    return " ".join(text for text in content.texts() if text)
