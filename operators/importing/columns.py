"""Widgets: from a cell's text to a value. Each raises ``ValueError`` with a Japanese sentence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from import_export.fields import Field
from import_export.widgets import Widget

from operators.importing.dates import parse_date
from operators.importing.text import fold, tidy

YES_NO: Mapping[str, bool] = {"有": True, "無": False}


class TextWidget(Widget):  # type: ignore[misc] # the package ships no types
    """Tidied text; ``None`` when empty."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str | None:
        """The text as it is kept."""
        return tidy(value) or None


class DateWidget(Widget):  # type: ignore[misc] # the package ships no types
    """A date in any of the spellings of the contract; ``None`` when empty."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        """The day."""
        return parse_date(value)


class WordWidget(Widget):  # type: ignore[misc] # the package ships no types
    """One of a few words, compared folded; ``empty`` when the cell is."""

    def __init__(self, words: Mapping[str, Any], empty: Any = None) -> None:
        super().__init__()
        self.words = {fold(word): value for word, value in words.items()}
        self.empty = empty
        self.shown = "・".join(words)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        """The value behind the word."""
        if not (key := fold(value)):
            return self.empty
        if key not in self.words:
            raise ValueError(f"「{tidy(value)[:20]}」は使えません。{self.shown} のどれかを入力してください。")
        return self.words[key]


def column(attribute: str, name: str, widget: Widget | None = None, *, empties: bool = False) -> Field:
    """A field of a resource; an empty cell leaves the value as it is unless ``empties``."""
    return Field(attribute, name, widget or TextWidget(), saves_null_values=empties)
