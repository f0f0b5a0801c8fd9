"""PDFs made from what is public."""
