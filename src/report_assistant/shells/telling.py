"""Telling: events as texts, for shells without a screen."""

from collections.abc import Iterator

from report_assistant.foundation.problems import ClerkProblem
from report_assistant.history.words import page
from report_assistant.interview.events import (
    ActionRequested,
    AllAsked,
    Answered,
    Asked,
    ConfirmationAsked,
    Corrected,
    Event,
    FactsShown,
    Found,
    Offered,
    Rejected,
    Said,
    SectionStarted,
)
from report_assistant.interview.review import ReviewFilter, review_of
from report_assistant.report.next_steps import left_to_do
from report_assistant.session.conversation import Conversation
from report_assistant.session.file_events import WordWritten
from report_assistant.session.paragraph_words import beside_last, listed
from report_assistant.session.stored_reports import place_of
from report_assistant.shells import phrases
from report_assistant.shells.account_words import account_lines
from report_assistant.shells.help_words import plain_help


class Telling:
    """Tells the events of a conversation, and whatever is only there to be read."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def _texts(self, event: Event) -> Iterator[str]:
        match event:
            case SectionStarted(number=number, title=title):
                yield f"\n{phrases.section_name(number, title)}"
            case Asked():
                yield f"\n{phrases.question_text(event)}"
            case Answered(question=question, shown=shown, remark=remark):
                yield f"记下了：{question.title}：{shown}" + (f"。{remark}" if remark else "")
            case Corrected():
                yield phrases.corrected_text(event)
            case ConfirmationAsked():
                yield phrases.confirmation_text(event)
            case FactsShown():
                yield phrases.facts_text(event)
            case Rejected(reason=words) | Said(text=words):
                yield words
            case Offered():
                yield phrases.offered_text(event)
            case WordWritten(file=file):
                report = self._conversation.interview.answers.report
                yield phrases.written_text(file, left_to_do(report))
            case Found(finding=finding):
                yield phrases.found_text(finding)
            case AllAsked():
                yield f"\n{phrases.all_asked_text(event)}"
            case ActionRequested():
                yield from self._acted(event)

    def _acted(self, requested: ActionRequested) -> Iterator[str]:
        """Carry out what only a shell can do, where this one can."""
        act = getattr(self, f"action_{requested.command.value.shell}", None)
        if act is not None:
            yield from act(requested.about) if requested.about else act()

    def action_review(self, about: str = "") -> Iterator[str]:
        """Tell the answers and findings, or one answer."""
        interview = self._conversation.interview
        if about in interview.questionnaire.by_name:
            try:
                yield self._conversation.details(about)
            except ClerkProblem as problem:
                yield str(problem)
            return
        yield phrases.review_text(review_of(interview.answers, ReviewFilter(about or "全部")))
        if not about:
            yield phrases.to_do_text(left_to_do(interview.answers.report))

    def action_help(self) -> Iterator[str]:
        """Tell the help."""
        yield plain_help()

    def action_preview(self) -> Iterator[str]:
        """Tell the draft, and that it is not all of the Word file where that was edited."""
        yield from (block.text for block in self._conversation.stored.draft().blocks)
        if told := phrases.beside_draft(self._conversation.generating.edited_file()):
            yield f"\n{told}"

    def action_account(self) -> Iterator[str]:
        """Tell what was read of last year's report, what was not, and its own text."""
        yield from account_lines(self._conversation.account())

    def action_rewrite(self, block: str = "") -> Iterator[str]:
        """Tell the paragraphs that can be reworded, or one of them and last year's beside it."""
        try:
            paragraphs = self._conversation.rewriting.paragraphs
        except ClerkProblem as problem:
            yield str(problem)
            return
        report = self._conversation.interview.answers.report
        found = [each for each in paragraphs if each.block == block]
        yield beside_last(found[0], report) if found else listed(paragraphs)

    def action_versions(self) -> Iterator[str]:
        """List the Word files generated so far."""
        yield self._conversation.versions()

    def action_record(self) -> Iterator[str]:
        """Tell who did what to the answers."""
        yield page(self._conversation.record())


def greeting(conversation: Conversation) -> str:
    """Return the first words; before them, where the computer's date is wrong, that it is."""
    return "\n".join(filter(None, (conversation.clock_doubt, _greeting(conversation))))


def _greeting(conversation: Conversation) -> str:
    """Return a welcome, or where the clerk stopped last time."""
    place = place_of(conversation.interview)
    answers = conversation.interview.answers
    if conversation.stored.number is None:
        return phrases.WELCOME
    if answers.last is not None and not answers.answered_names():
        return phrases.last_year_text(answers.last)
    where = phrases.place_text(place, 0 if place else answers.must_change())
    return f"{answers.report.organisation.name or ''}上次{where}{'，接着填' if place else ''}。"
