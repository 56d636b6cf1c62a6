"""The desk: plan files up and down."""
