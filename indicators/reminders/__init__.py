"""What is owed, told by e-mail: few messages, each with a link straight to the work."""
