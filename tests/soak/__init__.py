"""Races between people who write at once, on a database of their own.

Each harness is one command (`python -m tests.soak.close_against_save --rounds 60`),
bounded, prints its seed-free counts as JSON, and has a negative control (`--unsafe`):
the same race without what protects us must go wrong.
"""
