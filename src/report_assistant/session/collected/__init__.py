"""汇总 in the conversation: a county's reports collected, their sums filled in, and told whose they are."""
