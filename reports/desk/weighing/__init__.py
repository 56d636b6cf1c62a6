"""The desk: the weights of an objective and their effect."""
