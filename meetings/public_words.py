"""The public version of a record: made anew from the words for the public, attendance as numbers. Pure. [N §8]"""

from collections.abc import Iterator, Mapping

from meetings.minutes_content import HEADINGS
from meetings.public_sources import GROUPS, UNTITLED, title_key
from meetings.record import Part, Record
from meetings.record_parts import NOTHING_SAID
from publication.content import Entry, Figure, PublicContent, Section, Table, Turnout
from rules.fiscal_year import wareki_full
from rules.kinds import MeetingMode

Texts = Mapping[str, str]


def content_of(record: Record, texts: Texts) -> PublicContent:
    """What the public reads: of every text the words in ``texts``; what has none there is left out.

    ``texts`` maps the keys of `public_sources.fields_of` to public words. Nothing of the people on the list of
    attendance is in it, nor the tool of a web meeting, nor the reason of a correction.
    """
    said = {key: text.strip() for key, text in texts.items() if text.strip()}
    agenda = (said.get(f"agenda-{number}", "") for number in range(1, len(record.agenda) + 1))
    return PublicContent(
        title=f"{wareki_full(record.held_on)} {record.council}の記録",
        office=record.office,
        service=record.service,
        council=record.council,
        held_on=record.held_on,
        starts_at=record.starts_at,
        ends_at=record.ends_at,
        place=said.get("place", ""),
        way=_way(record),
        partners=record.partners,
        agenda=tuple(title for title in agenda if title),
        turnout=tuple(_turnout(record)),
        figures=tuple(Figure(*figure) for figure in record.figures),
        sections=tuple(_sections(record, said)),
    )


def _way(record: Record) -> str:
    """How the council met; the name of a web tool may carry the way into a room."""
    also = [words for words, said in (("合同開催", record.joint), ("外部評価", record.evaluation)) if said]
    return "、".join([str(MeetingMode(record.mode).label), *also])


def _turnout(record: Record) -> Iterator[Turnout]:
    for group in record.groups:
        if group.present or group.absent:
            yield Turnout(group.label, len(group.present), len(group.absent))


def _sections(record: Record, said: Texts) -> Iterator[Section]:
    for part in record.parts:
        yield from _course(part, record, said)
    if progress := tuple(_progress(record, said)):
        head = ("議題", "要望・助言", "その後の対応", "状態")
        yield Section("progress", GROUPS["progress"], (), (Table(GROUPS["progress"], head, progress),))
    for paper in record.papers:
        if text := said.get(f"paper-{paper.material}"):
            title = said.get(f"paper-{paper.material}-title", "")
            heading = f"会議資料：{title}" if title else "会議資料"
            yield Section(f"paper-{paper.material}", heading, (Entry("", text),))


def _course(part: Part, record: Record, said: Texts) -> Iterator[Section]:
    """One part of the course of the meeting; the common part of a joint one says so at every heading."""
    common = part.section == "common"
    prefix, note = ("common-", "（合同の全事業所に共通）") if common else ("", "")
    if text := said.get(f"{prefix}opening"):
        yield Section(f"{prefix}opening", f"開会・あいさつ{note}", (Entry("", text),))
    for key, item in part.items:
        entries = [Entry(label, said.get(f"{key}-{name}", "")) for name, label in HEADINGS.items()]
        if told := tuple(entry for entry in entries if entry.text):
            yield Section(key, f"{said.get(title_key(record, key, item), UNTITLED)}{note}", told)
    if part.content.nothing_said:
        yield Section(f"{prefix}nothing", f"評価・要望・助言{note}", (Entry("", NOTHING_SAID),))
    if text := said.get(f"{prefix}closing"):
        yield Section(f"{prefix}closing", f"その他・次回の予定{note}", (Entry("", text),))


def _progress(record: Record, said: Texts) -> Iterator[tuple[str, ...]]:
    """A row of each earlier request of which something is told."""
    for step in record.own.progress:
        key = f"progress-{step.follow_up}"
        asked, words = said.get(f"{key}-asked", ""), said.get(f"{key}-words", "")
        if asked or words:
            state = "完了" if step.closed else "対応中"
            yield said.get(f"{key}-title", ""), asked, words, state
