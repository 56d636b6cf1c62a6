"""Changes the code in every small way and counts what the tests notice (script/mutation)."""
