"""What a source tag stands for: document, section, and the words of the rule. [RULEBOOK, head]

The words of the two guides are quoted; of the ordinance, whose text we do not carry, we give a summary of our own.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rules.ruleset_files import RULESETS_DIR, SOURCES_FILE, RulesetError


@dataclass(frozen=True)
class Source:
    """One place in one document: its own words in ``quotes``, or ours in ``summary``."""

    tag: str
    document: str
    section: str = ""
    quotes: tuple[str, ...] = ()
    summary: str = ""

    @property
    def quote(self) -> str:
        """The quoted words in one line, what was left out between them marked."""
        return "……".join(self.quotes)


def source(tag: str) -> tuple[Source, ...]:
    """What a tag stands for; one of several parts (``省令 34、O 開催頻度``) stands for several places.

    A tag without an entry (a municipality's own ordinance, named in full in its ruleset) is its own document.
    """
    known = load()
    return tuple(known.get(part) or Source(part, part) for part in tag.split("、"))


@cache
def load(path: Path = RULESETS_DIR / SOURCES_FILE) -> Mapping[str, Source]:
    """Every source by its tag, validated; raises `RulesetError`."""
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RulesetError(f"{path.name}: 読めません（{error}）。書き方を直してください。") from error
    documents, entries = text.get("document"), text.get("tag")
    if not isinstance(documents, dict) or not isinstance(entries, dict):
        raise RulesetError(f"{path.name}: [document] と [tag.…] の表を書いてください。")
    return {tag: _entry(path.name, documents, tag, entry) for tag, entry in entries.items()}


def _entry(file: str, documents: Mapping[str, Any], tag: str, entry: Any) -> Source:
    document = documents.get(tag.split(" ", maxsplit=1)[0])
    if not isinstance(document, str):
        raise RulesetError(f"{file}: {tag} の文書がありません。[document] に書いてください。")
    if not isinstance(entry, dict) or set(entry) not in ({"section", "quote"}, {"section", "summary"}):
        raise RulesetError(f"{file}: {tag} は section と、quote か summary の一つで書いてください。")
    section, quotes, summary = entry["section"], entry.get("quote", []), entry.get("summary", "")
    if not isinstance(quotes, list) or not all(
        isinstance(words, str) and words for words in [section, *quotes]
    ):
        raise RulesetError(f"{file}: {tag} の section と quote は文字列で書いてください。")
    if not isinstance(summary, str) or not (quotes or summary):
        raise RulesetError(f"{file}: {tag} の quote か summary に言葉を書いてください。")
    return Source(tag, document, section, tuple(quotes), summary)
