"""Commands, by word and by meaning."""
