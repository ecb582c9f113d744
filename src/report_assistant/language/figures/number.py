"""One number of a message, with the words around it."""

from dataclasses import dataclass

from report_assistant.language.figures.course import words_of
from report_assistant.language.words.tokens import NUMBER, Token


@dataclass(frozen=True)
class Number:
    """A number and the words around it."""

    token: Token
    left: tuple[Token, ...]
    right: tuple[Token, ...]
    is_behind: bool
    """Whether its name stands behind it."""
    has_next: bool = False
    """Whether another number follows in the clause."""

    @property
    def beside(self) -> tuple[Token, ...]:
        """The words on the side where the name is."""
        return self.right if self.is_behind else self.left

    @property
    def near(self) -> tuple[Token, ...]:
        """The words right behind it, up to the next number."""
        end = next((n for n, t in enumerate(self.right) if t.kind == NUMBER), len(self.right))
        return self.right[:end]

    @property
    def words(self) -> str:
        """The words before it and itself."""
        return words_of((*self.left, self.token))
