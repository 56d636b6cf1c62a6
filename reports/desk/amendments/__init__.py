"""The desk: drafts of changes, their approval and the register."""
