"""What is given in the conversation: files as they come, tables, Word files of ours."""
