"""The forms of pages that look at everything."""

from compliance.forms.board import BoardFilter

__all__ = ["BoardFilter"]
