"""Backup and restore: database, evidence and a manifest in one file."""
