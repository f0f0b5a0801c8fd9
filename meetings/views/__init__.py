"""The pages of members, notices and answers."""
