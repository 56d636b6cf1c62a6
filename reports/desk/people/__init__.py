"""People on the desk: invited, placed, replaced, closed; and who can do what."""
