"""The desk: years made, judged and approved."""
