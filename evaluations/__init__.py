"""Self-evaluation and external evaluation."""
