"""One case that is told from its beginning: 「先去复议，维持了，不服又告到法院，还没判」.

What was gone to says the kind, the outcome behind it its column. It is always shown first: the
numbers are not said, and one case that is told is one of each.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from report_assistant.language.figures.course import Course
from report_assistant.language.figures.frame import Frame
from report_assistant.language.figures.naming import CASES, columns_in
from report_assistant.language.words.lexicon import COLUMN
from report_assistant.language.words.tokens import NUMBER, Token

_ROWS = "review_litigation."
_RECONSIDERATION, _DIRECT, _AFTER = (
    *("reconsideration", "litigation_direct", "litigation_after_reconsideration"),
)
_SKIPPED = re.compile(
    "(?:没有|没|未|不|跳过|绕过|绕开)(?:去|走|经过|经|申请|提|搞|先)?(?:行政)?复议(?:这一步|程序)?"
)
_COURT = re.compile(
    "起诉|(?:告|诉)(?:到|上|去)?了?(?:县|市|区|中级)?法院|上了?法院|去了?法院|打了?官司|把.{1,4}告了|告了(?:我们|咱|本)"
)
_RECONSIDERED = re.compile("复议")
_AGAIN = re.compile("一审|二审|再审|上诉|申诉")
"""Further instances: which outcome counts must be asked."""
_OPEN = ("question", "dunno", "defer", "delegate", "plan", "lastyear", "compare")
_HIGHER = re.compile("[县市区省]|上级")


def told_case(course: Course, words: str, tokens: Sequence[Token]) -> bool:
    """Read a message that tells one case where the kinds of cases are asked; say whether it was."""
    asked = course.asked
    if asked is None or asked.name != CASES or _AGAIN.search(words):
        return False
    skipped = [found.span() for found in _SKIPPED.finditer(words)]
    if not all(_may_stand(token, skipped) for token in tokens):
        return False
    events = _events(course, words, tokens, skipped)
    blocks = [block for _, block, _ in events if block]
    if not blocks or len(set(blocks)) != len(blocks) or not events[0][1]:
        return False
    if blocks == [_RECONSIDERATION] and not any(column for _, _, column in events):
        return False
    outcomes: dict[str, list[str]] = {block: [] for block in blocks}
    block = ""
    for _, begun, column in events:
        block = begun or block
        if column:
            outcomes[block].append(column)
    if any(len(set(columns)) > 1 for columns in outcomes.values()):
        return False
    course.add(Frame(CASES, tuple(blocks), words, is_sounded=True))
    for block, columns in outcomes.items():
        if columns:
            row = f"{_ROWS}{block}"
            course.add(Frame(row, Decimal(1), words, column=columns[0], is_sounded=True))
    return True


def _may_stand(token: Token, skipped: Sequence[tuple[int, int]]) -> bool:
    """Whether a word may stand in the story of one case."""
    if token.kind == NUMBER:
        return token.value == 1
    if token.has("elsewhere"):
        return bool(_HIGHER.search(token.text))
    if token.has("neg") and not token.has(COLUMN):
        return any(start <= token.start < end for start, end in skipped)
    return not token.has(*_OPEN)


def _events(
    course: Course, words: str, tokens: Sequence[Token], skipped: Sequence[tuple[int, int]]
) -> list[tuple[int, str, str]]:
    """Return in order where what was gone to and how it ended: (place, kind or "", column or "")."""
    reviewed = [
        found.start()
        for found in _RECONSIDERED.finditer(words)
        if not any(start <= found.start() < end for start, end in skipped)
    ]
    sued = [found.start() for found in _COURT.finditer(words)]
    events: list[tuple[int, str, str]] = []
    if reviewed:
        events.append((reviewed[0], _RECONSIDERATION, ""))
    if sued:
        is_after = bool(reviewed) and reviewed[0] < sued[0]
        events.append((sued[0], _AFTER if is_after else _DIRECT, ""))
    row = course.naming.question(f"{_ROWS}{_RECONSIDERATION}")
    events += [(token.start, "", column) for token, column in columns_in(tokens, row)]
    return sorted(events)
