"""The pages that look at everything: the ward's board, an office's year, the operator's home."""
