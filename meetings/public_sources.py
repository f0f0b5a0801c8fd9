"""Every free text of a record that could go public, each under a key of its own; nobody's name is among them. Pure. [N §8]"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from meetings.minutes_content import HEADINGS, Item
from meetings.record import Part, Record

LONGEST = 60_000
"""Characters of one public text; a paper's text may be long."""
UNTITLED = "その他"
"""Over a point of the agenda whose title is left out."""
GROUPS = {
    "head": "会議の概要",
    "common": "議事（合同の全事業所に共通）",
    "own": "議事",
    "progress": "前回までの要望とその後",
    "papers": "会議資料",
}
"""The sections of the editor by the name in `Field.group`."""


@dataclass(frozen=True)
class ExtractedPaper:
    """The text of an uploaded paper the office wants to publish; ``material`` is the key of the file."""

    material: int
    title: str
    text: str


@dataclass(frozen=True)
class ShownImage:
    """An uploaded picture that goes with the public version. What is to be seen on it is a text as well."""

    material: int
    title: str


@dataclass(frozen=True)
class Field:
    """One text: its key (stable over editions), where it stands, the internal words. ``oneline``: no line breaks."""

    key: str
    group: str
    heading: str
    label: str
    text: str
    oneline: bool = False

    @property
    def digest(self) -> str:
        """What tells whether the internal words changed."""
        return digest_of(self.text)

    @property
    def name(self) -> str:
        """How people call it: ``利用者状況の報告　要望``."""
        return f"{self.heading}　{self.label}" if self.heading else self.label


def digest_of(text: str) -> str:
    """A short hash of internal words."""
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


def fields_of(
    record: Record, papers: Sequence[ExtractedPaper] = (), images: Sequence[ShownImage] = ()
) -> list[Field]:
    """The texts that say something, in the order of the public page; what is empty inside is none."""
    return [field for field in _all(record, papers, images) if field.text.strip() or field.group == "papers"]


def _all(record: Record, papers: Sequence[ExtractedPaper], images: Sequence[ShownImage]) -> Iterator[Field]:
    yield Field("place", "head", "", "開催場所", record.place, oneline=True)
    for number, title in enumerate(record.agenda, start=1):
        yield Field(f"agenda-{number}", "head", "", f"議題{number}", title, oneline=True)
    for part in record.parts:
        yield from _course(part, record)
    for step in record.own.progress:
        key = f"progress-{step.follow_up}"
        yield Field(f"{key}-title", "progress", step.title, "議題", step.title, oneline=True)
        yield Field(f"{key}-asked", "progress", step.title, "要望・助言", step.asked)
        yield Field(f"{key}-words", "progress", step.title, "その後の対応", step.words)
    for paper in papers:
        key = f"paper-{paper.material}"
        yield Field(f"{key}-title", "papers", paper.title, "資料の題名", paper.title, oneline=True)
        yield Field(key, "papers", paper.title, "資料の文章", paper.text)
    for image in images:
        yield Field(f"image-{image.material}", "papers", image.title, "画像の説明", "", oneline=True)


def title_key(record: Record, section: str, item: Item) -> str:
    """Under which key the title of a point stands: the agenda's where it stands there, so that it is asked about once."""
    if item.title in record.agenda:
        return f"agenda-{record.agenda.index(item.title) + 1}"
    return f"{section}-title"


def _course(part: Part, record: Record) -> Iterator[Field]:
    """The texts of one part of the course of the meeting."""
    group, prefix = ("common", "common-") if part.section == "common" else ("own", "")
    yield Field(f"{prefix}opening", group, "", "開会・あいさつ", part.content.opening)
    for key, item in part.items:
        if (named := title_key(record, key, item)) == f"{key}-title":
            yield Field(named, group, item.title, "題名", item.title, oneline=True)
        for name, label in HEADINGS.items():
            yield Field(f"{key}-{name}", group, item.title or UNTITLED, label, getattr(item, name))
    yield Field(f"{prefix}closing", group, "", "その他・次回の予定", part.content.closing)
