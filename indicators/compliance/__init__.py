"""The rules of compliance, pure: standard library only (method: docs/compliance.md)."""
