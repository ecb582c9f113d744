"""What both shells say and offer: the line mode, wording of events, help, appearance."""
