"""Questions, expressions and names; loads prompts/."""
