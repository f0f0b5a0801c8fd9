"""The sections of a report on which the ward can leave words, each with a digest that tells when it changed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from evaluations.document import Document, Part
from evaluations.report.facts import Evaluator, PublishedBy
from evaluations.report.summary import summary_of


@dataclass(frozen=True)
class ReportSection:
    """One section as a frozen report names it: key, name, how it begins, and what it said in short."""

    key: str
    label: str
    excerpt: str
    digest: str


def sections_of(
    document: Document, evaluators: tuple[Evaluator, ...], ways: tuple[PublishedBy, ...]
) -> Iterator[ReportSection]:
    """In reading order: who evaluated, how it was published, then every section of every sheet."""
    yield _section("evaluators", "評価に加わった方", "、".join(each.words for each in evaluators))
    yield _section(
        "ways", "公表の方法と日", "、".join(f"{each.way} {each.done_on} {each.url}" for each in ways)
    )
    sums = {(each.paper, each.heading): each.words for each in summary_of(document)}
    for paper in document.papers:
        for part in paper.parts:
            heading = f"{part.number} {part.heading}".strip()
            excerpt = sums.get((paper.title, heading), "")
            yield _section(f"{paper.key}-{part.key}", f"{paper.title}　{heading}", excerpt, _words(part))


def _section(key: str, label: str, excerpt: str, words: str = "") -> ReportSection:
    return ReportSection(key, label, excerpt, sha256((words or excerpt).encode()).hexdigest())


def _words(part: Part) -> str:
    cells = [*(cell for line in part.lines for cell in line.cells), *part.cells]
    return "\n".join(f"{cell.place} {cell.words}" for cell in cells)
