"""A table pasted into the conversation: shown first, taken after a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from report_assistant.interview.events import Event, FactRow, FactsShown, Rejected, Said
from report_assistant.interview.implied_choices import entries_for
from report_assistant.interview.interview import Interview
from report_assistant.interview.state import State
from report_assistant.language.answer_text import PENDING, shown
from report_assistant.language.answers.agreement import NO_WORDS, YES_WORDS, says_no, says_yes
from report_assistant.language.words.lexicon import lexicon_of
from report_assistant.reading.labels import APPLICATIONS
from report_assistant.report import text
from report_assistant.report.tables import TABLES
from report_assistant.sheets.answers import TableAnswers, table_answers
from report_assistant.sheets.clipboard import MOST_ROWS, Block, is_block, rows_of
from report_assistant.sheets.copying import short_block
from report_assistant.sheets.filled import FilledTable, filled_from
from report_assistant.sheets.grid import grid_of
from report_assistant.sheets.ledger import is_ledger, ledger_among, read_ledger
from report_assistant.sheets.paste_result import Pasted
from report_assistant.sheets.pasting import is_table, read_paste
from report_assistant.sheets.read_sheets import read_sheets
from report_assistant.sheets.workbook import Sheet

_HOW_TO_FILL = "要填表，就把 Excel 里的整块复制、粘贴到这里，再按一次回车。"
_NOTHING_NEW = "表里的数和现在的答案一样，不用改。"
_SAME = "{}里的数和现在的答案一样，不用改。"
_TOO_LONG = "台账超过 {} 行，没有数全，所以没有读，请按月份或者半年分开，数好以后把合计告诉我。"
_HOW_TO_EXPORT = "打“导出表格”可以先取一份空表，填好再导入。"
_TABLE = "表格"
_HOW = "对就回“确定”，不对就回“取消”。"


Reading = tuple[FilledTable, Pasted]
"""A table as it is now, and where a block goes in it."""


@dataclass(frozen=True)
class Heard:
    """The reply to a message: words to show, or answers to take."""

    events: tuple[Event, ...] = ()
    values: Mapping[str, Any] | None = None


class PastedTable:
    """Recognises blocks of a spreadsheet, and waits for the clerk's yes."""

    def __init__(self) -> None:
        self._waiting: Mapping[str, Any] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether a table waits for yes or no."""
        return self._waiting is not None

    def hear(self, typed: str, interview: Interview) -> Heard | None:
        """Return what a message comes to; `None` if it has nothing to do with a pasted table."""
        if is_table(typed) and not interview.is_confirming:
            return self._show(typed, interview)
        return None if self._waiting is None else self._answer(typed, self._waiting)

    def hear_workbook(self, sheets: Sequence[Sheet], interview: Interview) -> Heard:
        """Return what the sheets of an Excel file come to."""
        found, told = read_sheets(sheets, interview.answers)
        if not found and (ledger := ledger_among(sheets, interview.answers.report.year)):
            if ledger.is_cut:
                return Heard((Rejected(_TOO_LONG.format(len(ledger.block)), ""),))
            return self._count(ledger.block, interview)
        if not found:
            reason = "".join(told) or "这个文件里没有认得出的表二、表三、表四。"
            return Heard((Rejected(f"{reason}{_HOW_TO_EXPORT}", ""),))
        return self._offer(found, told, interview)

    def _count(self, block: Block, interview: Interview) -> Heard:
        """Show what a register of requests comes to."""
        filled = filled_from(APPLICATIONS, interview.answers.report)
        year = interview.answers.report.year
        pasted = read_ledger(block, year, lexicon_of(interview.questionnaire))
        if not pasted.numbers:
            return Heard((Rejected("\n".join(pasted.told), ""),))
        return self._offer([(filled, pasted)], (), interview)

    def _show(self, typed: str, interview: Interview) -> Heard | None:
        if is_block(typed) and is_ledger(block := rows_of(typed)):
            if len(block) >= MOST_ROWS:
                return Heard((Rejected(_TOO_LONG.format(MOST_ROWS), typed),))
            return self._count(block, interview)
        current = table_of_current(interview)
        found = best_reading(typed, interview)
        if found is None:
            return None
        _, pasted = found
        if not pasted.numbers:
            if not current:
                return None
            return Heard((Rejected("\n".join(pasted.told), typed),))
        return self._offer([found], (), interview)

    def _offer(
        self, readings: Sequence[Reading], told: Sequence[str], interview: Interview
    ) -> Heard:
        taken = [
            table_answers(filled.with_numbers(pasted.numbers), interview.answers)
            for filled, pasted in readings
        ]
        values = {name: value for each in taken for name, value in each.values.items()}
        if not values:
            left = [sentence for _, pasted in readings for sentence in pasted.told]
            return Heard((Said("\n".join([*told, *left, _NOTHING_NEW])),))
        self._waiting = values
        after = interview.answers.state_with(*entries_for(interview.answers, values))
        lines = [*told]
        same = list[str]()
        for (filled, pasted), answers in zip(readings, taken, strict=True):
            if answers.values:
                lines += _remarks((filled, pasted), answers, interview, after)
            else:
                same.append(filled.grid.table.name)
                lines += pasted.told
        if same:
            lines.append(_SAME.format("、".join(same)))
        rows = _rows(values, interview, after)
        return Heard((FactsShown(rows, (), _HOW, notes=tuple(lines), read_in=_TABLE),))

    def _answer(self, typed: str, waiting: Mapping[str, Any]) -> Heard:
        words = text.half_width(typed).strip().strip("。").lower()
        if says_yes(typed) or words in YES_WORDS:
            self._waiting = None
            return Heard(values=waiting)
        if says_no(typed) or words in NO_WORDS:
            self._waiting = None
            return Heard((Said("表里的数没有记。"),))
        return Heard((Rejected(f"表里的数还没有记。{_HOW}", typed),))


def table_of_current(interview: Interview) -> str:
    """Return the key of the table that the current question belongs to; empty if none."""
    question = interview.current
    section = None if question is None else question.section
    return next((table.key for table in TABLES if table.section == section), "")


def best_reading(typed: str, interview: Interview) -> Reading | None:
    """Return the table that most of a block belongs to, as it is now, and where the block goes.

    A block without labels can only belong to the table that is being asked about.
    """
    current = table_of_current(interview)
    readings: list[Reading] = []
    for table in TABLES:
        filled = filled_from(table.key, interview.answers.report)
        pasted = read_paste(typed, filled, _cursor(interview, filled))
        if table.key == current or (pasted.numbers and pasted.is_labelled):
            readings.append((filled, pasted))
    return max(readings, key=lambda reading: len(reading[1].numbers), default=None)


def _cursor(interview: Interview, filled: FilledTable) -> str:
    """Return the first cell of the row that is being asked about."""
    question = interview.current
    rows = [row for row in filled.grid.rows if question and row.answer == question.name]
    return rows[0].paths[0] if rows else ""


def _rows(values: Mapping[str, Any], interview: Interview, after: State) -> tuple[FactRow, ...]:
    by_name = interview.questionnaire.by_name
    return tuple(
        FactRow(
            by_name[name].title,
            shown(by_name[name], after.values.get(name, value))
            if value is not None or name in after.values
            else PENDING,
            interview.answers.shown(by_name[name]),
        )
        for name, value in values.items()
    )


def _remarks(
    reading: Reading, answers: TableAnswers, interview: Interview, after_all: State
) -> list[str]:
    """Return remarks: how a block was placed, what was left out, and what does not add up."""
    filled, pasted = reading
    blanks = pasted.empty_words(filled.grid, lambda row: row.answer not in after_all.values)
    after = filled.with_numbers(pasted.numbers)
    found = after.findings(interview.answers.report, interview.answers.last)
    placed = f"这是{filled.grid.table.name}，{pasted.how}"
    return [placed, *blanks, *pasted.told, *(each.message for each in found), *answers.told]


def table_text(key: str, interview: Interview) -> str:
    """Return a table as text; what is copied from it can be changed and pasted back."""
    lines = ["\t".join(row) for row in short_block(filled_from(key, interview.answers.report))]
    return "\n".join([grid_of(key).table.name, *lines, _HOW_TO_FILL])
