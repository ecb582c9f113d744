"""What is said beside the plain answer to the question: several facts, words, operations on answers."""
