"""What was posted from the editor of a public text: every field by its own name, so that nothing typed is lost."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from django.http import QueryDict

from meetings.public_fields import LONGEST, Field, digest_of

_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
LONGEST_LINE = 300
"""Characters of a text of one line."""


def shown_as(texts: Mapping[str, str]) -> str:
    """The hidden field that tells on which words the person began: ``key:hash`` of each text."""
    return " ".join(f"{key}:{digest_of(text)}" for key, text in texts.items())


class EditorForm:
    """The posted words of the texts that are on the page, and the words to put in single places."""

    def __init__(self, data: QueryDict, fields: Iterable[Field]) -> None:
        self.data = data
        self.fields = {field.key: field for field in fields}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The words of each text that was posted; line ends of one kind."""
        posted = {key: self.data.get(f"text-{key}") for key in self.fields}
        return {key: _lines(text) for key, text in posted.items() if text is not None}

    @property
    def shown(self) -> dict[str, str]:
        """Of each text the hash of what the person began on."""
        pairs = (pair.rpartition(":") for pair in self.data.get("shown", "").split())
        return {key: digest for key, _, digest in pairs}

    @cached_property
    def errors(self) -> dict[str, str]:
        """Of every text that cannot be kept: why."""
        return {
            key: f"{limit:,}文字以内で入力してください（いま{len(text):,}文字）。"
            for key, text in self.texts.items()
            if len(text) > (limit := LONGEST_LINE if self.fields[key].oneline else LONGEST)
        }

    @property
    def untouched(self) -> set[str]:
        """The texts that were posted as they were shown."""
        return {key for key, text in self.texts.items() if self.shown.get(key) == digest_of(text)}

    @property
    def touched(self) -> dict[str, str]:
        """The texts in which the person wrote."""
        return {key: text for key, text in self.texts.items() if key not in self.untouched}

    @property
    def base(self) -> int:
        """The revision the person began on; -1, which is nobody's, for what is none."""
        posted = self.data.get("base") or ""
        return int(posted) if _NUMBER.fullmatch(posted) else -1

    @property
    def read_on(self) -> int:
        """The revision the person has read, once what they typed is stored."""
        return self.base + bool(self.touched)

    def words_for(self, spot_id: str) -> str:
        """What is to be put in one place."""
        return _lines(self.data.get(f"with-{spot_id}", "")).strip()

    def rewritten(self, proposals: Mapping[str, str], *, but: str) -> dict[str, str]:
        """The words typed for places other than ``but`` that are not what was proposed there."""
        return {
            spot: words
            for spot, words in self.words.items()
            if words != proposals.get(spot, words) and spot != but
        }

    @property
    def words(self) -> dict[str, str]:
        """What was typed for every place, by its id."""
        return {
            name.removeprefix("with-"): _lines(self.data.get(name) or "")
            for name in self.data
            if name.startswith("with-")
        }


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
