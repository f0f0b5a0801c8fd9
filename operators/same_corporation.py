"""Whether two rows of 法人 are one: ledgers spell a name in several ways, and not every number is known."""

from operators.importing.text import fold
from operators.models import Corporation


def is_same(one: Corporation, other: Corporation) -> bool:
    """Whether two rows are one 法人: by their numbers, and by the name where one of them has no number."""
    if one.pk == other.pk:
        return True
    if one.number and other.number:
        return one.number == other.number
    return fold(one.name) == fold(other.name)
