"""Two cut-offs or two years side by side: what moved and what was told differently."""
