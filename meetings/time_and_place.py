"""When and where a meeting is, in the words of notices, letters and pages."""

from urllib.parse import urlencode

from meetings.models import Meeting
from rules.fiscal_year import clock_words

_MAPS = "https://www.google.com/maps/search/?"


def hours_words(meeting: Meeting) -> str:
    """``午後2時から午後3時30分まで``; empty where the hours are not known."""
    if meeting.starts_at is None:
        return ""
    until = f"{clock_words(meeting.ends_at)}まで" if meeting.ends_at else ""
    return f"{clock_words(meeting.starts_at)}から{until}"


def map_link(meeting: Meeting) -> str:
    """A search for the address on a public map; empty without an address. Only the address is handed over."""
    return f"{_MAPS}{urlencode({'api': 1, 'query': meeting.place_address})}" if meeting.place_address else ""
