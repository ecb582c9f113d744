"""Operations on answers that are there: lists worked on, words put right."""
