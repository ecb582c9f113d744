"""What goes back to the bodies: 退回意见 with its rounds and its form, and 催报."""
