"""What a file that people save is called: the office and a day or a year, never a person."""

import re

_UNSAFE = re.compile(r'[\x00-\x1f\x7f\s\\/:*?"<>|.]+')
_LONGEST = 60


def safe(name: str) -> str:
    """As much of a name as every computer takes in the name of a file."""
    return _UNSAFE.sub("_", name).strip("_")[:_LONGEST]
