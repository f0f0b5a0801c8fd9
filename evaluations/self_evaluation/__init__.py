"""The office's own sheets: what stands in them, what comes by itself, what stands beside."""
