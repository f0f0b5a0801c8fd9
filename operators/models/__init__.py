"""Who: municipalities, areas, centres, corporations, offices, people, and the history of all changes."""

from operators.models.facility import Facility, Placement, Suspension
from operators.models.history import HistoryEntry
from operators.models.places import CareArea, Corporation, Municipality, SupportCenter
from operators.models.user import OperatorAssignment, User

__all__ = [
    "CareArea",
    "Corporation",
    "Facility",
    "HistoryEntry",
    "Municipality",
    "OperatorAssignment",
    "Placement",
    "SupportCenter",
    "Suspension",
    "User",
]
