"""The record as a Word file, in the order of the ward's reference form. [N §8]"""

from typing import TYPE_CHECKING

from meetings.exports import word
from meetings.exports import word_tables as tables
from meetings.exports.characters import printable
from meetings.record import Group, Part, Record
from meetings.record_parts import NOTHING, short
from rules.fiscal_year import wareki

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_WHOLE = 10
"""A category of no more people is not torn apart by a page's end."""
_LABELS = (38, word.WIDTH - 38)
_PEOPLE = (50, word.WIDTH - 50 - 24, 24)
_PROGRESS = (36, 55, word.WIDTH - 36 - 55 - 20, 20)
_SAID = (26, word.WIDTH - 26)
_FIGURES = (60, 30)


def minutes_docx(record: Record) -> bytes:
    """A4 with real headings; the core properties name the office, never a person."""
    document = word.new_document()
    draft = "（案）" if record.draft else ""
    word.describe(
        document,
        title=f"{record.title}{draft}",
        office=record.office,
        on=record.finalised_on or record.held_on,
    )
    word.running(document, f"{record.title}{draft}　{record.office}　{wareki(record.held_on)}")
    _head(document, record)
    _people(document, "出席者", record.came, present=True, total=record.present_count)
    if record.missed:
        _people(document, "欠席者", record.missed, present=False, total=record.absent_count)
    _agenda(document, record)
    for part in record.parts:
        _course(document, part)
    for write, there in (
        (_progress, record.own.progress),
        (_figures, record.figures),
        (_papers, record.papers),
    ):
        if there:
            write(document, record)
    _foot(document, record)
    return word.saved(document)


def _head(document: "WordDocument", record: Record) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    if record.draft:
        stamp = document.add_paragraph()
        stamp.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = stamp.add_run("【案】")
        run.bold, run.font.size = True, Pt(24)
    again = "（訂正版）" if record.correction else ""
    title = document.add_heading(printable(f"{record.title}{again}"), level=0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    grid = tables.table(document, widths=_LABELS, about="開催の概要")
    for label, text in record.facts:
        tables.add_labelled(grid, label, text, whole=True)


def _people(
    document: "WordDocument", heading: str, groups: list[Group], *, present: bool, total: int
) -> None:
    document.add_heading(heading, level=1)
    if not groups:
        document.add_paragraph(NOTHING)
        return
    grid = tables.table(document, widths=_PEOPLE, about=heading, head=["区分", "氏名・所属", f"{heading}数"])
    for group in groups:
        lines = group.present_lines if present else group.absent_lines
        people = group.present if present else group.absent
        texts = [line.text for line in lines]
        tables.add_labelled(grid, group.label, texts, f"{len(people)}名", whole=len(texts) <= _WHOLE)
    tables.add_total(grid, "合計", f"{total}名")
    tables.align_last_column(grid)


def _agenda(document: "WordDocument", record: Record) -> None:
    document.add_heading("議題", level=1)
    for title in record.agenda:
        document.add_paragraph(printable(title), style="List Number")
    if not record.agenda:
        document.add_paragraph(NOTHING)


def _course(document: "WordDocument", part: Part) -> None:
    document.add_heading(printable(part.heading), level=1)
    _texts(document, part.lead)
    for _, item in part.items:
        title = printable(item.title) or "その他"
        document.add_heading(title, level=2)
        grid = tables.table(document, widths=_SAID, about=title)
        for label, text in item.said:
            tables.add_labelled(grid, label, text)
        if short(item):
            tables.keep_together(grid)
    _texts(document, part.tail)


def _texts(document: "WordDocument", texts: list[str]) -> None:
    from docx.shared import Pt

    for text in texts:
        for place, line in enumerate(printable(text).split("\n")):
            paragraph = document.add_paragraph(line)
            paragraph.paragraph_format.space_before = Pt(0 if place else 4)


def _progress(document: "WordDocument", record: Record) -> None:
    heading = "前回までの要望とその後"
    document.add_heading(heading, level=1)
    head = ["議題", "要望・助言", "その後の対応", "状態"]
    grid = tables.table(document, widths=_PROGRESS, about=heading, head=head)
    for step in record.own.progress:
        state = "完了" if step.closed else "対応中"
        tables.add_labelled(grid, step.title, step.asked, step.words or NOTHING, state)


def _figures(document: "WordDocument", record: Record) -> None:
    document.add_heading("活動状況", level=1)
    grid = tables.table(document, widths=_FIGURES, about="活動状況", head=["項目", "数"])
    for label, number, unit in record.figures:
        tables.add_labelled(grid, label, f"{number}{unit}", whole=True)
    tables.align_last_column(grid)


def _papers(document: "WordDocument", record: Record) -> None:
    document.add_heading("配布資料", level=1)
    for paper in (*record.minutes_files, *record.handed_out):
        kind = "議事録のファイル：" if paper in record.minutes_files else ""
        document.add_paragraph(printable(f"{kind}{paper.title}"), style="List Bullet")


def _foot(document: "WordDocument", record: Record) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for place, (label, text) in enumerate(record.signed):
        line = document.add_paragraph(printable(f"{label}　{text}"))
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        line.paragraph_format.space_before = Pt(0 if place else 16)
