"""The 結果報告書: what stands in its way, what is frozen, the act itself, and the copy of the support centre."""
