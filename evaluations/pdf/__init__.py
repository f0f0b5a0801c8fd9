"""The papers of the evaluations."""
