"""The screens. They wire widgets to the conversation and hold no rules."""
