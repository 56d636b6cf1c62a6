"""The desk: the state of the year on one screen."""
