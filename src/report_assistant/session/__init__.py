"""One report being worked on: conversation, generating, updating, where sentences come from."""
