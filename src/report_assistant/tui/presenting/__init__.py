"""The conversation as plain values for the screen: words in, what is to be shown out."""
