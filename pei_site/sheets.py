"""Text that leaves for a spreadsheet, where a cell can be taken for a formula."""

FORMULA_STARTERS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def escape_text(text: str) -> str:
    """Put ' before a text that a spreadsheet would run; numbers are not texts."""
    return f"'{text}" if text.startswith(FORMULA_STARTERS) else text
