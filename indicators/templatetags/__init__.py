"""Faces that templates give to the measuring."""
