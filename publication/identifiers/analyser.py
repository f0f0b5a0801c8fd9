"""The Japanese analyser: words of a text with what they are, and what the dictionary knows about a word.

Sudachi and its dictionary are loaded at the first question, once per process; each thread has a tokenizer of its
own. Where they are missing everything answers "nothing known", and `names_available` says so.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

_LONGEST = 2000
"""Characters in one call. Sudachi takes 49,149 bytes, but is slow on long runs without an end."""
_SENTENCE = re.compile(rf"[^。！!？?\n]{{0,{_LONGEST - 1}}}(?:[。！!？?\n]|[^。！!？?\n]|$)")

_parts: dict[int, tuple[str, str]] = {}
_SOFT_BREAK = re.compile(r"(?<=[ぁ-ゖァ-ヺー一-龠々])[ \t]*\n[ \t\n]*(?=[ぁ-ゖァ-ヺー一-龠々])")
_FULL_LINE = 18
"""Characters of a line that ended because the page did, as in text from a PDF: the next one continues it."""
_LEFT_OUT = "\ue000"

_thread = threading.local()
_loading = threading.Lock()

SURNAME, GIVEN, PERSON, PLACE, PROPER, COMMON, OTHER = "姓", "名", "人", "地名", "固有名詞", "普通名詞", "他"


class Word(NamedTuple):
    """One word; ``kind`` is one of the constants above, ``part`` the part of speech (名詞, 助詞 …)."""

    start: int
    end: int
    text: str
    part: str
    kind: str
    unknown: bool = False

    @property
    def is_name(self) -> bool:
        """Whether the analyser takes it for the name of a person."""
        return self.kind in (SURNAME, GIVEN, PERSON)

    @property
    def is_noun(self) -> bool:
        """Whether it could be a name at all."""
        return self.part == "名詞" and self.kind != OTHER


def names_available() -> bool:
    """Whether the analyser and its dictionary are installed: without them only known people are found by name."""
    return _dictionary() is not None


def words(text: str) -> Iterator[Word]:
    """The words of a text in their longest sense (光が丘公園 is one), with offsets in characters."""
    if not names_available():
        return
    for sentence in _SENTENCE.finditer(_SOFT_BREAK.sub(_joined, text)):
        first, last = sentence.span()
        read = sentence.group()
        places: Sequence[int] = range(first, last)
        if _LEFT_OUT in read:
            places = [first + at for at, character in enumerate(read) if character != _LEFT_OUT]
            read = read.replace(_LEFT_OUT, "")
        for each in _tokenizer().tokenize(read) if read.strip() else ():
            yield _word(each, places)


def _joined(line_break: re.Match[str]) -> str:
    """Leaves a line break out that only the width of a page made."""
    line = line_break.start() - line_break.string.rfind("\n", 0, line_break.start()) - 1
    return line_break.group() if line < _FULL_LINE else _LEFT_OUT * len(line_break.group())


@lru_cache(maxsize=20_000)
def known_as(text: str) -> frozenset[str]:
    """Everything the dictionary knows a word as: 林 is a surname, a given name and a common noun."""
    return frozenset(_kind(entry.part_of_speech()) for entry in _entries(text))


@lru_cache(maxsize=20_000)
def readings_of(text: str, kind: str) -> tuple[str, ...]:
    """The readings in katakana that the dictionary knows for a surname or given name, at most six."""
    found = (entry.reading_form() for entry in _entries(text) if _kind(entry.part_of_speech()) == kind)
    return tuple(dict.fromkeys(found))[:6]


def reading_of(text: str) -> str:
    """How the analyser reads a short text, in katakana."""
    return "".join(each.reading_form() for each in _tokenizer().tokenize(text)) if names_available() else ""


def _entries(text: str) -> list[Any]:
    dictionary = _dictionary()
    return list(dictionary.lookup(text)) if dictionary is not None and text else []


@cache
def _load() -> Any:
    try:
        from sudachipy import Dictionary, SplitMode

        return Dictionary(), SplitMode.C
    except ImportError:
        return None, None


def _dictionary() -> Any:
    with _loading:
        return _load()[0]


def _tokenizer() -> Any:
    if not hasattr(_thread, "tokenizer"):
        dictionary, mode = _load()
        _thread.tokenizer = dictionary.tokenizer(mode=mode)
    return _thread.tokenizer


def _word(morpheme: Any, places: Sequence[int]) -> Word:
    number = morpheme.part_of_speech_id()
    if number not in _parts:
        part = morpheme.part_of_speech()
        _parts[number] = part[0], _kind(part)
    start, end = morpheme.begin(), morpheme.end()
    return Word(
        places[start], places[end - 1] + 1, morpheme.surface(), *_parts[number], bool(morpheme.is_oov())
    )


def _kind(part: tuple[str, ...]) -> str:
    match part[0], part[1], part[2], part[3]:
        case "名詞", "固有名詞", "人名", detail:
            return {"姓": SURNAME, "名": GIVEN}.get(detail, PERSON)
        case "名詞", "固有名詞", "地名", _:
            return PLACE
        case "名詞", "固有名詞", _, _:
            return PROPER
        case "名詞", "普通名詞", _, _:
            return COMMON
    return OTHER
