"""Replies to a clerk who asks back instead of answering."""

from report_assistant.interview.answering import all_asked
from report_assistant.interview.answers import Answers
from report_assistant.interview.last_year import compared_words
from report_assistant.interview.state import Status
from report_assistant.language.clerk_questions import Asking
from report_assistant.language.commands import Command
from report_assistant.questionnaire.question import Question
from report_assistant.report import text

_NO_EXAMPLE = "这一题没有现成的例子。"
_OPEN = (Status.OPEN, Status.COLLECTING, Status.SKIPPED, Status.PENDING)


def why(question: Question) -> str:
    """Return the reason why a question is asked, and the rule."""
    return "".join((question.guidance_hint, _by_rule(question))) or question.hint


def example(question: Question) -> str:
    """Return an example of an answer to a question."""
    if not question.example:
        return "".join((_NO_EXAMPLE, question.hint))
    told = text.sentence(f"这一题可以这样填：{question.example}")
    return f"{told}写得完整的一份，打“{Command.SAMPLE.word}”就能看到。"


def reply(asking: Asking, question: Question | None, answers: Answers) -> str:
    """Return the reply to a question of the clerk's."""
    if asking is Asking.SAVING:
        return "每答一题都已经存好了，不用另外保存；关掉窗口，下次接着填。"
    if asking is Asking.GREETING:
        return "您好！" + (
            all_asked(answers) if question is None else f"我们接着填：{question.label}"
        )
    if asking is Asking.PROGRESS or question is None:
        left = sum(status in _OPEN for status in answers.state.status.values())
        if not left:
            return all_asked(answers)
        return f"照现在的答案，还有 {left} 题没填。中途可以停，打“今天到这”。"
    if asking is Asking.LAST_YEAR:
        return _last_year(question, answers)
    return "".join((question.hint, why(question) if question.guidance_hint else ""))


def _last_year(question: Question, answers: Answers) -> str:
    if answers.last is None:
        return (
            "还没有读进去年的年报。打“导入”可以把去年的 Word 文件读进来，去年的数会写在题目旁边。"
        )
    words = compared_words(question, answers.last)
    if not words:
        return f"去年的年报里没有“{question.title}”这一项。"
    told = text.sentence(f"去年“{question.title}”是：{words}")
    return f"{told}今年一样就打“同去年”。"


def _by_rule(question: Question) -> str:
    return f"（依据：{question.article}）" if question.article else ""
