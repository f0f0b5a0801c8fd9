"""What is recorded of an agency's evaluation: see `evaluations.agency_reading`."""

from evaluations.agency_reading import agency_content, goals_in

__all__ = ["agency_content", "goals_in"]
