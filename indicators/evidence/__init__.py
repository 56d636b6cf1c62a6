"""Evidence: the files and links that prove what a department reports."""
