"""The draft of a conversation as plain values for the screen: its blocks, and what they come from."""

from report_assistant.drafting.absent import missing_mark
from report_assistant.interview.interview import Interview
from report_assistant.interview.last_year import compared_words
from report_assistant.interview.state import Status
from report_assistant.session.conversation import Conversation
from report_assistant.session.sentence_origins import Source
from report_assistant.shells import phrases
from report_assistant.tui.presenting.blocks import Asking, shown_blocks
from report_assistant.tui.shown_draft import ShownAnswer, ShownBlock, ShownSource, Spot

_PUT_OFF = (Status.PENDING, Status.SKIPPED)
_HEARD = (*_PUT_OFF, Status.ANSWERED, Status.COLLECTING, Status.CARRIED)


def blocks_of(conversation: Conversation) -> tuple[ShownBlock, ...]:
    """Return the draft as it stands. Raises TemplateProblem."""
    return shown_blocks(conversation.stored.draft(), asking_in(conversation.interview))


def source_of(conversation: Conversation, block: str, spot: Spot) -> ShownSource:
    """Return the source of a spot of the draft. Raises TemplateProblem."""
    found = _source(conversation, block, spot)
    answers = conversation.interview.answers
    shown = [
        ShownAnswer(
            each.name,
            each.title,
            _one_line(answers.shown(each)) or phrases.UNANSWERED,
            _one_line(compared_words(each, answers.last)),
        )
        for each in found.questions
    ]
    return ShownSource(found.words, found.remarks, shown)


def _source(conversation: Conversation, block: str, spot: Spot) -> Source:
    sources = conversation.sources()
    if not spot.cells:
        return sources.at(block, spot.at)
    return sources.of_cell(spot.cells[0]) if len(spot.cells) == 1 else sources.of_cells(spot.cells)


def asking_in(interview: Interview) -> Asking | None:
    """Return what is asked for, and what was asked before; `None` when all is asked."""
    status = interview.answers.state.status
    question = interview.current
    if question is None:
        return None
    put_off = [name for name, each in status.items() if each in _PUT_OFF]
    heard = frozenset(name for name, each in status.items() if each in _HEARD)
    named = frozenset(map(missing_mark, (question.name, *put_off)))
    return Asking(question.name, question.section, heard, named)


def _one_line(words: str) -> str:
    return " ".join(words.split())
