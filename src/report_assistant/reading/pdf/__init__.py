"""What a PDF shows, as lines of text and tables; runs as a program of its own (__main__.py)."""
