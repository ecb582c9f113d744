"""The reader: what a message says of which question, and what is left over.

A number is read with the words around it: the question that they name, the column, whose year it
is, whether it is a difference, a part, an old value. What no rule places is quoted, never guessed.
"""

from report_assistant.language.context import Context
from report_assistant.language.figures.course import Course
from report_assistant.language.figures.dealing import bare_row, dealt
from report_assistant.language.figures.described import named_results
from report_assistant.language.figures.frames_read import Read
from report_assistant.language.figures.labels import Labels
from report_assistant.language.figures.naming import has_unknown, names_in
from report_assistant.language.figures.nones import Nones
from report_assistant.language.figures.numbered import read_numbers
from report_assistant.language.figures.scope import is_repair
from report_assistant.language.figures.telegram import telegram
from report_assistant.language.figures.told_cases import told_case
from report_assistant.language.figures.worded import read_words
from report_assistant.language.figures.written_sums import added_up
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.heard import Heard

_LEFT_OFF = "…"


def read_frames(heard: Heard, context: Context) -> Read:
    """Return what a message says of the questions."""
    course = Course(context)
    if telegram(course, heard.words) or told_case(course, heard.words, heard.tokens):
        return course.read
    nones, labels = Nones(course), Labels(course)
    for said in heard.sentences:
        clauses = list(said)
        course.scope.begin_sentence()
        course.pending, course.is_after_none = [], False
        place = 0
        while place < len(clauses):
            place = _read(course, nones, labels, clauses, place)
    course.read.unread += nones.incomplete()
    course.read.set_parts_aside()
    return course.read


def _read(course: Course, nones: Nones, labels: Labels, clauses: list[Clause], place: int) -> int:
    """Read the clause at `place`, and what goes on with it; return where that ends."""
    clauses[place] = clause = named_results(course, clauses[place])
    for several in (dealt, bare_row):
        if (end := several(course, clauses, place)) > place:
            return end
    is_again = is_repair(clause.tokens) or _hesitates(clause)
    course.is_repaired = course.is_repaired or is_again
    if (end := labels.read(clauses, place)) > place:
        return end
    before = course.scope.whose
    if not added_up(course, clause) and clause is not course.used:
        if clause.numbers:
            following = clauses[place + 1] if place + 1 < len(clauses) else None
            read_numbers(course, nones, clause, following)
        else:
            read_words(course, nones, clause)
    if clause.is_bracket:
        course.scope.whose = before
    return place + 1


def _hesitates(clause: Clause) -> bool:
    """Whether a number is said anew: 4件，呃3件; 200…203."""
    if len(clause.numbers) != 1:
        return False
    before = clause.tokens[: clause.numbers[0]]
    is_bare = not names_in(before) and not has_unknown(before)
    return is_bare and (clause.pause == _LEFT_OFF or any(token.has("hesitate") for token in before))
