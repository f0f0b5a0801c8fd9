"""The forms of members, notices and answers."""
