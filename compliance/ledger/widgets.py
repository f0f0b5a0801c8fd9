"""Cells that only the ledger has."""

from typing import Any

from compliance.ledger.layout import TOPIC_WORDS
from operators.importing.columns import TextWidget
from operators.importing.text import fold, parts, tidy
from rules.kinds import AnnualTopic

_BY_KEY = {fold(word): topic for word, topic in TOPIC_WORDS.items()}
_BY_KEY |= {fold(topic.label).replace("・", ""): topic for topic in AnnualTopic}


class PlainTextWidget(TextWidget):
    """Tidied text; an empty cell is an empty text, which clears what was there."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """The text as it is kept."""
        return tidy(value)


class TopicsWidget(TextWidget):
    """年次議題 「地域交流;防災防犯」, each once, in the order of the law."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The topics; ``ValueError`` for an unknown one."""
        found = set()
        for word in parts(value):
            key = fold(word).replace("・", "")
            if key not in _BY_KEY:
                known = "・".join(TOPIC_WORDS)
                raise ValueError(f"「{tidy(word)[:20]}」は年次議題にありません。{known} から選んでください。")
            found.add(_BY_KEY[key])
        return tuple(topic for topic in AnnualTopic if topic in found)
