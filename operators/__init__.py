"""Who: municipalities, offices, people."""
