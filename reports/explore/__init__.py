"""Every indicator of a cut-off: found by what one knows of it, sorted, taken away."""
