"""Materials: facts for a report out of summaries, notices, e-mails, chats and tables."""
