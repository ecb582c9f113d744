"""What others wrote into an edited file: comments and tracked changes, read and settled."""
