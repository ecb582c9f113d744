"""Why words cannot be taken, in a sentence for the clerk."""


class NotUnderstood(ValueError):
    """The words cannot be taken; the message says what to type instead."""


class SumAsked(NotUnderstood):
    """Several numbers where one is asked for; only the clerk knows whether their sum is meant."""

    def __init__(self, how: str, total: str) -> None:
        self._how = how
        self.total = total
        """The sum, as it can be typed."""
        super().__init__(self.asking(total))

    def asking(self, answer: str) -> str:
        """Return the question whether the sum is meant; `answer` is what to type for it."""
        return f"这一题填一个合计。{self._how}，对就打“{answer}”。"
