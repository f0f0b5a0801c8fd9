"""The public room's tables, as migrations."""
