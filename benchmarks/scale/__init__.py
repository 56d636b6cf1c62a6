"""What the product costs as a plan grows: python -m benchmarks.scale (benchmarks/README.md)."""
