"""What is known around a table while it is filled in: the questions, the report, last year's."""

from report_assistant.checks import Finding
from report_assistant.interview.last_year import compared_words
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.model import AnnualReport
from report_assistant.report.tables import Values, cell_values
from report_assistant.sheets.balance import Balance, balances_of
from report_assistant.sheets.copying import number_text
from report_assistant.sheets.filled import FilledTable
from report_assistant.sheets.grid import is_computed

TOTAL_IS_COMPUTED = "这一格自动算，不用填。"


class Surroundings:
    """Tells what a cell means, and what is to be said of a table; worked out once for each table."""

    def __init__(
        self, questionnaire: Questionnaire, report: AnnualReport, last: AnnualReport | None
    ) -> None:
        self.questionnaire = questionnaire
        self.report = report
        self._last = last
        self._last_values: Values = {} if last is None else cell_values(last)
        self._findings: tuple[FilledTable, list[Finding]] | None = None
        self._balances: tuple[FilledTable, dict[str, Balance]] | None = None

    def question(self, path: str) -> Question | None:
        """Return the question that a cell answers a part of."""
        return self.questionnaire.covering(path)

    @property
    def knows_last_year(self) -> bool:
        """Whether there are numbers of last year."""
        return bool(self._last_values)

    def last_at(self, path: str) -> str:
        """Return last year's number of a cell; empty where it is not known."""
        return number_text(self._last_values.get(path))

    def before_in_words(self, path: str) -> str:
        """Return last year's number of a cell, or what else last year's report says of it."""
        if number := self.last_at(path):
            return f"去年 {number}"
        question = self.question(path)
        words = "" if question is None else compared_words(question, self._last)
        return f"去年：{words}" if words else ""

    def meaning(self, path: str) -> str:
        """Return what is counted in a cell."""
        if is_computed(path):
            return TOTAL_IS_COMPUTED
        question = self.question(path)
        return "" if question is None else question.guidance_hint or question.hint

    def findings(self, shown: FilledTable) -> list[Finding]:
        """Return the findings about a table as part of the report."""
        if self._findings is None or self._findings[0].numbers != shown.numbers:
            self._findings = (shown, shown.findings(self.report, self._last))
        return self._findings[1]

    def balances(self, shown: FilledTable) -> dict[str, Balance]:
        """Return whether the columns of a table add up, by their heads."""
        if self._balances is None or self._balances[0].numbers != shown.numbers:
            self._balances = (shown, balances_of(shown))
        return self._balances[1]
