"""Tags of the evaluations' room."""
