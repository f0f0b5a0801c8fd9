"""What can be done in the evaluations' room; one verb each."""
