"""緩和: how an application stands, and its lines for lists and files."""
