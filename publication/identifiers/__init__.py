"""Finds what could point to a person in a text. Every hit is a proposal; a person decides. [N §8]"""

from publication.identifiers.analyser import names_available
from publication.identifiers.finding import find_identifiers
from publication.identifiers.kinds import Hit, Kind, Person

__all__ = ["Hit", "Kind", "Person", "find_identifiers", "names_available"]
