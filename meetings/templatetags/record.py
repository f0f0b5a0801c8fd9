"""What the page of a record looks up: the ward's words on a section, the address of a file."""

from collections.abc import Iterable, Mapping

from django import template

from meetings.record_parts import Paper, short

register = template.Library()
register.filter("short", short)


@register.filter
def mark(marks: Mapping[str, str] | str | None, section: str) -> str:
    """The ward's words on a section; empty where there are none, or no marks were given at all."""
    return marks.get(section, "") if isinstance(marks, Mapping) else ""


@register.filter
def address_of(files: Iterable[tuple[Paper, str]] | None, paper: Paper) -> str:
    """Where a paper is read; empty for a reader who was given no addresses."""
    return next((address for each, address in files or () if each.material == paper.material), "")
