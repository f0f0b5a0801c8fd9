"""The sections of a submitted record on which the ward can leave words, with the key of each. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from meetings.minutes_content import Content
from meetings.record import Record


@dataclass(frozen=True)
class Section:
    """One section: its key in `DeskEvent.marks`, its name, and how it begins, so that it is recognised."""

    key: str
    label: str
    excerpt: str = ""


def sections_of(record: Record | None) -> list[Section]:
    """The sections of a record in reading order; a scan has only its papers."""
    return list(_sections(record)) if record else [Section("papers", "届いた書類")]


def labels_of(record: Record | None) -> dict[str, str]:
    """Key to name, for showing what was said of them."""
    return {section.key: section.label for section in sections_of(record)}


def _sections(record: Record) -> Iterator[Section]:
    counted = f"出席 {record.present_count}名・欠席 {record.absent_count}名"
    yield Section("attendance", "出席者・欠席者", counted)
    yield Section("agenda", "議題", "、".join(record.agenda))
    if record.common:
        yield Section("common", "合同の共通の部分", _words_of(record.common))
    for item in record.own.items:
        yield Section(f"item-{item.key}", item.title or "その他", " ".join(text for _, text in item.said))
    if record.own.progress:
        titles = "、".join(step.title for step in record.own.progress)
        yield Section("progress", "前回の要望・助言への対応", titles)
    if record.figures:
        figures = "、".join(f"{label} {number}{unit}" for label, number, unit in record.figures)
        yield Section("figures", "活動状況の数", figures)
    yield Section(
        "papers", "配布資料", "、".join(paper.title for paper in record.papers) or "資料はありません"
    )


def _words_of(content: Content) -> str:
    return " ".join(text for text in content.texts() if text)
