"""Origins of the sentences of a draft, and uses of answers, in the clerk's words.

`drafting/provenance.py` knows which answers of the report a sentence depends on; here they are
questions with their answers, which can be changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from report_assistant.drafting.draft import Block, Draft, Paragraph, TableBlock
from report_assistant.drafting.provenance import Provenance, cell_origin, cells_from
from report_assistant.drafting.sentences import Sentence, sentences_of
from report_assistant.foundation.lists import shortened
from report_assistant.interview.answers import Answers
from report_assistant.interview.log import Entry
from report_assistant.interview.log import Source as Origin
from report_assistant.interview.state import Status
from report_assistant.questionnaire.question import Question
from report_assistant.report.table_notes import cell_note
from report_assistant.report.tables import TABLES, cell_values
from report_assistant.session.collected.standing_sums import question_lines, sum_line

FIXED = "固定写法，来自模板，不随答案变。"
_UNASKED = (Status.NOT_RELEVANT, Status.NOT_YET)
_LONGEST, _MOST = 28, 6


@dataclass(frozen=True)
class Source:
    """The origins of one sentence or one cell."""

    words: str
    """The sentence, or the name of the cell with its number."""
    lines: tuple[str, ...]
    """The answers behind it, in words; that the wording is fixed, where it is."""
    questions: tuple[Question, ...] = ()
    """The questions by which it can be changed, the likeliest first."""
    remarks: tuple[str, ...] = ()
    """The lines without those that only tell one of the answers."""


class SentenceSources:
    """One draft with the answers that it was made from."""

    def __init__(self, answers: Answers) -> None:
        """Prepare the provenance of a draft. Raises TemplateProblem."""
        self.report = answers.report
        self._answers = answers
        self._provenance = Provenance(answers.report)

    @property
    def draft(self) -> Draft:
        """The draft itself."""
        return self._provenance.draft

    # ------------------------------------------------------------ from the draft to the answers

    def of_sentence(self, sentence: Sentence) -> Source:
        """Return the source of a sentence."""
        origins = self._provenance.origins(sentence)
        asked = [each for each in origins if self._is_asked(each.path)]
        printed = [self._question(each.path) for each in asked if each.is_printed]
        deciding = [self._question(each.path) for each in asked if not each.is_printed]
        unasked = [each.path for each in origins if not self._is_asked(each.path)]
        remarks = [*self._deciding(deciding), *self._not_asked(unasked)]
        if not printed and not remarks:
            remarks = [FIXED]
        remarks += self._materials(printed)
        remarks += self._bodies(printed)
        lines = [*map(self._told, printed), *remarks]
        changing = _distinct([*printed, *deciding, *self._deciders(unasked)])
        return Source(sentence.text, tuple(lines), changing, tuple(remarks))

    def at(self, block: str, begin: int) -> Source:
        """Return the source of the sentence at this position of a block's text."""
        found = sentences_of(self._provenance.block(block))
        return self.of_sentence(next(each for each in found if each.begin == begin))

    def of_cell(self, path: str) -> Source:
        """Return the source of a cell of a table."""
        table = next(table for table in TABLES if path in table.paths)
        origin = cell_origin(path, cell_values(self.report))
        block = next(b for b in self.draft.blocks if isinstance(b, TableBlock) and b.table is table)
        names = [self._part(path, part) for part in origin.parts]
        sums = [f"＝ {' ＋ '.join(names)}"] if names else []
        asked = [self._question(p) for p in origin.answers if self._is_asked(p)]
        unasked = [p for p in origin.answers if not self._is_asked(p)]
        further = [*self._not_asked(unasked)]
        if note := cell_note(self.report, path):
            further.append(f"附注：{note}")
        further += self._materials(asked)
        if line := sum_line(path, self._answers):
            further.append(line)
        lines = (*sums, *map(self._told, asked[:_MOST]), *further)
        words = f"{table.place(path)}：{block.cells[path]}"
        changing = _distinct([*asked, *self._deciders(unasked)])
        return Source(words, lines, changing, (*sums, *further))

    def of_cells(self, paths: Sequence[str]) -> Source:
        """Return the source of cells of several rows that all say the same."""
        answers = dict.fromkeys(a for path in paths for a in cell_origin(path, {}).answers)
        asked = [self._question(path) for path in answers if self._is_asked(path)]
        unasked = [path for path in answers if not self._is_asked(path)]
        remarks = tuple(self._not_asked(unasked))
        lines = (*shortened([*map(self._told, asked)], _MOST, "还有 {} 题"), *remarks)
        return Source("", lines, _distinct([*asked, *self._deciders(unasked)]), remarks)

    def paragraph(self, number: int) -> tuple[Source, ...]:
        """Return the sentences of a paragraph, by its number without headings and tables."""
        paragraphs = [block for block in self.draft.blocks if isinstance(block, Paragraph)]
        chosen = paragraphs[number - 1 : number] if number else []
        return tuple(self.of_sentence(each) for block in chosen for each in sentences_of(block))

    def quoted(self, words: str) -> tuple[Source, ...]:
        """Return the sentences that hold these words, however they are spaced."""
        wanted = _squeezed(words)
        return tuple(
            self.of_sentence(sentence)
            for sentence in self._sentences
            if wanted and (wanted in _squeezed(sentence.text) or _squeezed(sentence.text) in wanted)
        )

    # ------------------------------------------------------------ from an answer to the draft

    def of_answer(self, question: Question) -> tuple[Source, ...]:
        """Return the sentences that another answer would change, and all they come from."""
        return tuple(map(self.of_sentence, self.sentences_from(question)))

    def sentences_from(self, question: Question) -> tuple[Sentence, ...]:
        """Return the sentences that would read differently with another answer."""
        return () if question.is_filter else self._provenance.sentences_from(question.name)

    def cells_from(self, question: Question) -> frozenset[str]:
        """Return the cells of the tables that hold the answer, or a sum with it."""
        return frozenset(cells_from(question.name))

    def used_in(self, question: Question) -> tuple[str, ...]:
        """Return the sentences and cells that would be different with another answer."""
        if question.is_filter:
            return ()
        sentences = (each.text for each in self.sentences_from(question))
        return (*(f"“{_short(each)}”" for each in sentences), *self._cells(question.name))

    def decides(self, question: Question) -> tuple[Question, ...]:
        """Return the questions that are asked or not, as this one is answered."""
        return tuple(
            other
            for other in self._answers.questionnaire.questions
            if other is not question and question in self._read_by(other)
        )

    def _cells(self, name: str) -> Iterator[str]:
        for table in TABLES:
            cells = [cell for cell in cells_from(name) if cell in table.paths]
            rows = dict.fromkeys(table.labels[cell][0] for cell in cells)
            if cells:
                yield f"{table.name}“{'”“'.join(rows)}”{'' if len(cells) == 1 else '各格'}"

    # ------------------------------------------------------------ questions

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(each for block in self.draft.blocks for each in sentences_of(block))

    def _question(self, path: str) -> Question:
        return self._answers.questionnaire.by_name[path]

    def _is_asked(self, path: str) -> bool:
        """Return whether the answer has a question that counts as things stand."""
        status = self._answers.state.status.get(path)
        return status is not None and status not in _UNASKED

    def _told(self, question: Question) -> str:
        """Return an answer beside its question: 114 条 ← 政务新媒体全年公开了多少条信息."""
        return f"{self._shown(question)} ← {question.label.rstrip('？?')}"

    def _materials(self, questions: Sequence[Question]) -> Iterator[str]:
        """Yield the materials that answers were taken from, each with its place."""
        for question, entry in self._given(questions):
            if entry.origin and entry.source is not Origin.BODIES:
                yield f"“{question.title}”{entry.origin}"

    def _bodies(self, questions: Sequence[Question]) -> Iterator[str]:
        """Yield whose figures answers are that bodies' reports make."""
        for question, entry in self._given(questions):
            if entry.source is Origin.BODIES:
                yield from question_lines(question, self._answers)

    def _given(self, questions: Sequence[Question]) -> Iterator[tuple[Question, Entry]]:
        latest = self._answers.standing.latest
        given = ((question, latest.get(question.name)) for question in questions[:_MOST])
        yield from ((question, entry) for question, entry in given if entry is not None)

    def _shown(self, question: Question) -> str:
        return _short(self._answers.shown(question)) or "没填"

    def _deciding(self, questions: Sequence[Question]) -> Iterator[str]:
        if questions:
            told = (f"{q.title}（{self._shown(q)}）" for q in questions[:_MOST])
            more = f"等 {len(questions)} 题" if len(questions) > _MOST else ""
            yield f"这样写还因为：{'、'.join(told)}{more}"

    def _not_asked(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield the answers that were never asked for, because of other answers."""
        known = [self._question(p) for p in paths if p in self._answers.questionnaire.by_name]
        if known:
            titles = "、".join(q.title for q in known[:2])
            more = f"等 {len(known)} 项" if len(known) > 2 else ""
            because = "、".join(f"{q.title}（{self._shown(q)}）" for q in self._deciders(paths))
            yield (
                f"没有问的：{titles}{more}，因为：{because}"
                if because
                else f"没有问的：{titles}{more}"
            )
        if len(known) < len(paths):
            yield "表内表下的附注，从文件里读进来的"

    def _deciders(self, paths: Iterable[str]) -> tuple[Question, ...]:
        """Return the questions that count and by whose answers others are not asked."""
        found: list[Question] = []
        left = [p for p in paths if p in self._answers.questionnaire.by_name]
        seen = set(left)
        while left:
            for question in self._read_by(self._question(left.pop(0))):
                if question.name not in seen:
                    seen.add(question.name)
                    if self._is_asked(question.name):
                        found.append(question)
                    else:
                        left.append(question.name)
        return tuple(found)

    def _read_by(self, question: Question) -> tuple[Question, ...]:
        """Return the questions whose answers decide whether this one is asked."""
        if question.relevant is None:
            return ()
        questionnaire = self._answers.questionnaire
        covering = (questionnaire.covering(name) for name in sorted(question.relevant.reads))
        return tuple(dict.fromkeys(each for each in covering if each is not None))

    def _part(self, total: str, part: str) -> str:
        table = next(table for table in TABLES if part in table.paths)
        row, column = table.labels[part]
        same_row = total.rpartition(".")[0] == part.rpartition(".")[0]
        value = cell_values(self.report)[part]
        return f"{column if same_row else row} {'没填' if value is None else value}"


def paragraph_count(blocks: Iterable[Block]) -> int:
    """Return how many paragraphs can be asked for by number."""
    return sum(isinstance(block, Paragraph) for block in blocks)


def _distinct(questions: Iterable[Question]) -> tuple[Question, ...]:
    return tuple({question.name: question for question in questions}.values())


def _squeezed(words: str) -> str:
    """Return words without blanks and line ends, as they may be copied from a screen."""
    return "".join(words.split())


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"
