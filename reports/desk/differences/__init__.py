"""The desk: what changed between two moments."""
