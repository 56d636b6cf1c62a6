"""The tables of the screens: django-tables2 over the scorecard's rows."""
