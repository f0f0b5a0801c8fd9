"""Single elements of a Word file, where its library has no word for them."""

from typing import Any


def element(tag: str, **values: str) -> Any:
    """``element("w:shd", fill="F2F2F2")``; all names are Word's own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
