"""The product against a model of it in plain Python, step by step (N07)."""
