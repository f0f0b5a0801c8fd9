"""The texts of a record that could go public, and the public version made of them. Pure. [N §8]"""

from meetings.public_sources import (
    GROUPS,
    LONGEST,
    ExtractedPaper,
    Field,
    ShownImage,
    digest_of,
    fields_of,
)
from meetings.public_words import content_of

__all__ = [
    "GROUPS",
    "LONGEST",
    "ExtractedPaper",
    "Field",
    "ShownImage",
    "content_of",
    "digest_of",
    "fields_of",
]
