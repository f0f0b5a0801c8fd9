"""Form fields of the whole portal. [DESIGN, Forms: dates]"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from operators.importing.dates import parse_date
from rules.fiscal_year import wareki


class JapaneseDateInput(forms.TextInput):
    """One line of text; a stored day is shown in 和暦, what a person typed stays as it was typed."""

    def format_value(self, value: Any) -> str | None:
        """The day as ``令和8年4月1日``; any other value as it is."""
        return wareki(value) if isinstance(value, date) else super().format_value(value)


class JapaneseDateField(forms.Field):
    """A day in 和暦 or 西暦, in every spelling that files may have. [CONTRACT: Dates anywhere]

    ``type=date`` takes no 和暦, so the control is a line of text. A wrong day gives the reader's own sentence.
    """

    widget = JapaneseDateInput

    def __init__(self, *, help_text: str = "例：令和8年4月1日、2026-04-01", **kwargs: Any) -> None:
        super().__init__(help_text=help_text, **kwargs)

    def to_python(self, value: Any) -> date | None:
        """The day; ``None`` for an empty field; ``ValidationError`` for what is no day."""
        if isinstance(value, date):
            return value
        try:
            return parse_date(str(value or ""))
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another day was typed; another spelling of the same day is no change."""
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No suggestions of other people's dates from the browser."""
        return {"autocomplete": "off"}
