"""The desk: twelve months per indicator."""
