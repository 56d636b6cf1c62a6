"""The plan's data-entry screens, and the table of people."""

from objectives.admin import access, person, plan

__all__ = ["access", "person", "plan"]
