"""The scorecard as slides that people edit: native tables and charts, no pictures."""
