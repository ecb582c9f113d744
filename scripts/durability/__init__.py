"""What must hold when the program is killed, the disk is full, or somebody saves meanwhile."""
