"""Writes that take several steps of the meetings' room at once."""
