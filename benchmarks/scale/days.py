"""The days of a synthetic plan at which its pages are visited."""

from datetime import date

PUBLISHED = (date(2025, 6, 30), date(2025, 12, 31))
CLOSED, OPEN = date(2026, 3, 31), date(2026, 6, 30)
MONTH = (2026, 7)  # open and programmed, with nothing reported yet
