"""The desk: readiness, closing, reopening, publishing."""
