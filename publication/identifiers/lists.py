"""Lists of words, as people keep them: divided by spaces."""

import re
from collections.abc import Iterable


def listed(words: str) -> tuple[str, ...]:
    """The words, in order."""
    return tuple(words.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest that fits."""
    return "(?:" + "|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word))) + ")"
