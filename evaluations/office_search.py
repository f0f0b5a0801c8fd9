"""Finds offices by pieces of their name, reading or number, spellings taken for the same. Pure."""

from collections.abc import Iterable

from operators.models import Facility
from operators.search_text import folded, terms


def called(offices: Iterable[Facility], words: str) -> list[Facility]:
    """Those in which every piece of ``words`` stands, in the order given; no words: none."""
    wanted = terms(words)
    return [
        office
        for office in offices
        if wanted
        and all(term in folded(f"{office.name} {office.kana} {office.reference}") for term in wanted)
    ]
