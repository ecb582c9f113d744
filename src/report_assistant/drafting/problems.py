"""TemplateProblem: something in templates/ that an office has to mend."""

from report_assistant.foundation.problems import ClerkProblem


class TemplateProblem(ClerkProblem):
    """A template cannot be used; the message names file, line and what to look at."""

    def __init__(self, file: str, line: int | None, message: str) -> None:
        where = f"{file} 第 {line} 行" if line else file
        super().__init__(f"{where}：{message}")
        self.file = file
        self.line = line
