"""The answers behind a comment or a tracked change, and the figures that a change gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from report_assistant.annotations.found import Annotation, Kind, TrackedChange, Where
from report_assistant.drafting.draft import Block, Paragraph, TableBlock
from report_assistant.drafting.sentences import Sentence, sentences_of
from report_assistant.merging.merged import ReadBack
from report_assistant.merging.read_back import text_figures
from report_assistant.questionnaire.question import Question
from report_assistant.reading.numbers import printed_cell
from report_assistant.report.places import part_name
from report_assistant.session.answer_origin import AnswerOrigin, AnswerOrigins
from report_assistant.session.own_paragraphs import OwnParagraph
from report_assistant.session.sentence_origins import SentenceSources, Source
from report_assistant.word.table_xml import cell_paths

_ALIKE = 0.6
"""Likeness from which a sentence of the file is a sentence of the draft, reworded."""
_LONGEST = 600
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Behind:
    """What stands behind annotations, as the answers are now."""

    sources: SentenceSources
    origins: AnswerOrigins
    paragraphs: Sequence[OwnParagraph]

    def source(self, annotation: Annotation) -> Source | None:
        """Return the origins of the sentence or cell; `None` where it is none of ours."""
        where = annotation.where
        if path := self._cell_path(where):
            return self.sources.of_cell(path)
        found = self._sentences(where)
        if not found:
            return None
        source = _together([self.sources.of_sentence(each) for each in found])
        return _likeliest_first(source, _words_at(annotation))

    def place(self, annotation: Annotation) -> str:
        """Return the place in words; empty where it is none of ours."""
        where = annotation.where
        block = self._block(where)
        if isinstance(block, TableBlock):
            path = self._cell_path(where)
            return block.table.place(path) if path else block.table.name
        return "" if block is None else part_name(block.section)

    def paragraph(self, annotation: Annotation) -> OwnParagraph | None:
        """Return the paragraph that can be reworded."""
        if annotation.where.cell is not None:
            return None
        block = self._block(annotation.where)
        name = "" if block is None else block.id
        return next((each for each in self.paragraphs if each.block == name), None)

    def figures(self, annotation: Annotation) -> list[tuple[AnswerOrigin, ReadBack]]:
        """Return the figures that a change puts in the place of answers, each with its answer."""
        if not isinstance(annotation, TrackedChange) or annotation.kind is not Kind.REPLACED:
            return []
        found = ((self.origins.find(figure), figure) for figure in self._changed(annotation))
        return [
            (answer, figure)
            for answer, figure in found
            if answer is not None and answer.current != figure.now
        ]

    def _changed(self, change: TrackedChange) -> list[ReadBack]:
        where = change.where
        if change.paragraph is None:
            return []
        written, changed = change.paragraph
        if where.cell is not None:
            path, value = self._cell_path(where), printed_cell(changed.strip()).value
            if not path or value is None:
                return []
            return [ReadBack(self.place(change), written.strip(), str(value), path=path)]
        base = self.origins.text_of(where.block)
        if not base:
            return []
        place = self.place(change)
        before = set(text_figures(where.block, place, base, written))
        return [
            figure
            for figure in text_figures(where.block, place, base, changed)
            if figure not in before
        ]

    # ------------------------------------------------------------ places of the draft

    def _block(self, where: Where) -> Block | None:
        return next((block for block in self.sources.draft.blocks if block.id == where.block), None)

    def _cell_path(self, where: Where) -> str:
        """Return the path of a cell of a statutory table; empty where rows were added or taken."""
        block, cell = self._block(where), where.cell
        if cell is None or not isinstance(block, TableBlock):
            return ""
        paths = cell_paths(block.table.key)
        if cell.rows != len(paths) or cell.row >= len(paths):
            return ""
        row = paths[cell.row]
        return row[cell.column] if cell.column < len(row) else ""

    def _sentences(self, where: Where) -> list[Sentence]:
        """Return the sentences of the draft that the place in the file is in."""
        if where.cell is not None or not where.written:
            return []
        block = self._block(where)
        blocks = [each for each in self.sources.draft.blocks if isinstance(each, Paragraph)]
        every = sentences_of(block) if block is not None else ()
        inside = _inside(every, where.written)
        if inside or not every:
            return inside or _inside((s for b in blocks for s in sentences_of(b)), where.written)
        likest = max(every, key=lambda each: _likeness(each.text, where.written))
        return [likest] if _likeness(likest.text, where.written) >= _ALIKE else []


def _inside(sentences: Iterable[Sentence], words: str) -> list[Sentence]:
    wanted = "".join(words.split())
    found = []
    for sentence in sentences:
        text = "".join(sentence.text.split())
        if text in wanted or (wanted in text and len(wanted) > len(text) / 2):
            found.append(sentence)
    return found


def _likeness(one: str, two: str) -> float:
    return SequenceMatcher(None, one[:_LONGEST], two[:_LONGEST], autojunk=False).ratio()


def _words_at(annotation: Annotation) -> str:
    """Return the words that an annotation is about."""
    return annotation.before if isinstance(annotation, TrackedChange) else annotation.commented


def _likeliest_first(source: Source, words: str) -> Source:
    """Return a source with the answers first whose figures stand in the words."""
    figures = set(_FIGURE.findall(words))
    meant = [line for line in source.lines if figures & set(_FIGURE.findall(line.split("←")[0]))]
    first = [q for q in source.questions if any(q.label.rstrip("？?") in line for line in meant)]
    lines = dict.fromkeys((*meant, *source.lines))
    questions = {each.name: each for each in (*first, *source.questions)}
    return replace(source, lines=tuple(lines), questions=tuple(questions.values()))


def _together(sources: Sequence[Source]) -> Source:
    """Return several sentences as one."""
    lines = dict.fromkeys(line for source in sources for line in source.lines)
    questions: dict[str, Question] = {}
    for source in sources:
        questions |= {each.name: each for each in source.questions if each.name not in questions}
    words = "".join(source.words for source in sources)
    return Source(words, tuple(lines), tuple(questions.values()))
