"""The plan's data-entry screens, and the table of people."""

from objectives.admin import access, permissions, person, plan

__all__ = ["access", "permissions", "person", "plan"]
