"""What others wrote into the clerk's Word file, worked through in the conversation."""
