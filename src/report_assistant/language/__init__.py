"""A clerk's words become intents and values."""
