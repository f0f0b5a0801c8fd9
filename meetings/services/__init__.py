"""The writes of the meetings' room: one verb each, atomic, with their history."""
