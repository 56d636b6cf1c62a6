"""A plan of any size that nobody made: for benchmarks, demonstrations and tests."""
