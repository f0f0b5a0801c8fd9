"""The law of the councils, pure: facts in, values or findings out. Standard library only."""
