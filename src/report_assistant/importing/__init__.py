"""Import: a printed report becomes answers, as far as it says them. Nothing is guessed."""
