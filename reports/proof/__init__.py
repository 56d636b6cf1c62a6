"""The evidence that the entity made public."""
