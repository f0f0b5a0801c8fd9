"""The pages of the evaluations."""
