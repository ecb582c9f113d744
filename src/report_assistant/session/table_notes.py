"""Notes in and under the tables, talked through: which cell is meant, and what became of it."""

from report_assistant.interview.events import Event, Rejected
from report_assistant.interview.interview import Interview
from report_assistant.interview.log import Entry, EntryKind
from report_assistant.language.asked.asked_notes import NoteAsked
from report_assistant.language.asked.named_question import question_named
from report_assistant.language.words.lexicon import COLUMN, lexicon_of
from report_assistant.language.words.typed_numbers import NOTHING
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report import text
from report_assistant.report.fields import Kind
from report_assistant.report.table_notes import note_place
from report_assistant.report.tables import DOCUMENT_LABELS, FOOTNOTE, TABLES
from report_assistant.report.values import MAX_LINE
from report_assistant.session.stored_interview import StoredInterview

_HOW = (
    "附注写在哪一格、写什么，请一起说，例如：附注 规范性文件现行有效 含自然失效3件。"
    "写在整张表下面的，例如：附注 表四 含上年结转数量。不要了，写“删去”。"
)
_REMOVED = NOTHING | {"删去", "删除", "删掉", "去掉", "不要", "不要了"}
_BETWEEN = " 　：:，,的"
_BEGINS = "注"
_TABLES = {table.name: table.key for table in TABLES}
_CELLS = frozenset(path for table in TABLES for path in table.paths)
_DOCUMENTS = "proactive_disclosure.normative_documents"
_DOCUMENT_COLUMNS = tuple(DOCUMENT_LABELS)
_COLUMN_OF = {  # what is usually noted of documents, where no column is named
    "失效": "in_force",
    "有效": "in_force",
    "修订": "issued",
    "废止": "repealed",
}


class TableNotes:
    """The notes of one report's tables."""

    def __init__(self, stored: StoredInterview) -> None:
        self._stored = stored

    def hear(self, asked: NoteAsked, typed: str) -> list[Event]:
        """Take a note. Raises StoreError."""
        path, words = self._placed(asked)
        if not path or not words:
            return [Rejected(_HOW, typed)]
        if len(words) > MAX_LINE:
            return [Rejected(f"太长了，最多 {MAX_LINE} 个字，请写短些。", typed)]
        if words.strip(" 。.!") in _REMOVED:
            return self._take(path, None, f"{note_place(path)}的附注删去了。")
        if path.endswith(FOOTNOTE):
            words = words if words.startswith(_BEGINS) else f"{_BEGINS}：{text.sentence(words)}"
            return self._take(path, words, f"{note_place(path)}记下了附注：{words}")
        words = words.strip("（）()。")
        told = f"附注记下了：{note_place(path)}的数后面会印“（{words}）”。"
        return self._take(path, words, told)

    def _take(self, path: str, words: str | None, told: str) -> list[Event]:
        entry = Entry(EntryKind.TABLE_NOTE, path, words)
        return self._stored.take(lambda interview: interview.write_down(entry, told))

    def _placed(self, asked: NoteAsked) -> tuple[str, str]:
        """Return the path of the note and its words; no path where the place is not clear."""
        interview = self._stored.now
        if asked.place:
            path, rest = place_named(asked.place, interview, asked.words)
            return (path, asked.words) if not rest else ("", asked.words)
        path, rest = place_named(asked.words, interview)
        if path:
            return path, text.one_line(rest)
        found = interview.found
        where = found.where if found is not None and found.where in _CELLS else ""
        return where, text.one_line(asked.words)


def place_named(words: str, interview: Interview, said: str = "") -> tuple[str, str]:
    """Return the cell or table that words begin with, and what follows; no path where none does.

    `said` is the note, where it does not follow.
    """
    for name, key in _TABLES.items():
        if words.startswith(name):
            rest = words.removeprefix(name).removeprefix("下面").lstrip(_BETWEEN)
            path, more = place_named(rest, interview, said) if rest else ("", "")
            return (path, more) if path else (f"{key}.{FOOTNOTE}", rest)
    questions = interview.questionnaire
    column, rest = _column_named(words, questions)
    if column:
        return f"{_DOCUMENTS}.{column}", rest
    named = question_named(interview.questionnaire, interview.answers.is_asked, words)
    if named is None or not named.is_sure:
        return "", words
    name = words[: len(words) - len(named.rest)]
    columns = _columns(named.question)
    is_apart = name.endswith(tuple(_BETWEEN)) or _column_named(named.rest, questions, columns)[0]
    if not is_apart and not _begins_note(named.rest):
        return "", words
    return _cell(named.question, named.rest, said, questions)


def _cell(question: Question, rest: str, said: str, questions: Questionnaire) -> tuple[str, str]:
    """Return the cell of a row that is meant, and the words after it."""
    if question.name in _CELLS:
        return question.name, rest
    column, after = _column_named(rest, questions, _columns(question))
    if not column and question.name.startswith("proactive_disclosure."):
        signs = (name for sign, name in _COLUMN_OF.items() if sign in f"{rest}{said}")
        column = next(signs, "")
    column = column or "total"
    path = f"{question.name}.{column}"
    return (path, after) if path in _CELLS else ("", rest)


def _columns(question: Question) -> tuple[str, ...]:
    field = question.field
    return field.columns if field is not None and field.kind is Kind.COUNTS else ()


def _column_named(
    words: str, questionnaire: Questionnaire, columns: tuple[str, ...] = _DOCUMENT_COLUMNS
) -> tuple[str, str]:
    """Return the column that words begin with, by a name of more than one character."""
    for end, kinds in lexicon_of(questionnaire).words_at(words, 0):
        meant = [column for column in kinds.get(COLUMN, ()) if column in columns]
        if meant and end > 1 and _ends_there(words[end:]):
            return meant[0], words[end:].removeprefix("件数").lstrip(_BETWEEN)
    return "", words


def _ends_there(rest: str) -> bool:
    """Return whether a name ends before `rest`: 有效 names no column in 有效期届满."""
    return rest.startswith((*_BETWEEN, "件数")) or _begins_note(rest)


def _begins_note(rest: str) -> bool:
    return not rest or rest.startswith(("含", "其中", "包括", "（", "("))
