"""Word documents: written here. Knows report/ and drafting/."""
