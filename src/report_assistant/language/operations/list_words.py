"""Words that change lists: …删掉, …加上…, …清空, …和…对调. Each takes one operation of a message."""

from dataclasses import replace
from typing import Any

from report_assistant.language.answer_text import shown
from report_assistant.language.operations.changes import CannotBeDone, PutAgain
from report_assistant.language.operations.entries import is_of_sentences, longest_run
from report_assistant.language.operations.list_operations import added_words, drop_subject
from report_assistant.language.operations.message import Message, is_one
from report_assistant.language.operations.subject import LISTED, WORDED, Subject, is_only_number
from report_assistant.language.words.lexicon import ENTITY, NAME
from report_assistant.language.words.phrases import Phrase, without_edges, words_of
from report_assistant.language.words.tokens import NUMBER, Token
from report_assistant.questionnaire.question import Question
from report_assistant.report.fields import TEXT_KINDS, Kind

COUNTING = frozenset({Kind.COUNT, Kind.MONEY, Kind.COUNTS})
_LONGEST_NAME = 10
_LONGEST_BESIDE = 4
"""More characters than these beside a name are a sentence."""
_PLAIN_ADDS = ("加", "补")
_OF_ANOTHER = "的"


def swap(message: Message, place: int, _: int) -> int:
    """Let two answers, or two entries, change places; return how many phrases that takes."""
    subject = message.subject(message.phrases[place].tokens)
    ledger = message.ledger
    question = subject.of(LISTED) or message.lists.current
    if len(subject.places) == 2 and question is not None:
        one, other = (ledger.place(question, each) for each in subject.places)
        ledger.exchange(question, one, other)
        return 1
    answered = [each for each in subject.questions if ledger.value(each) is not None]
    if len(answered) != 2 or answered[0].kind is not answered[1].kind:
        return 0
    first, second = answered
    one_value, other_value = ledger.value(first), ledger.value(second)
    how = f"“{first.title}”和“{second.title}”对调"
    ledger.set(first, other_value, how, is_exact=False)
    ledger.set(second, one_value, how, is_exact=False)
    return 1


def clear(message: Message, place: int, head: int) -> int:
    """Open a named answer again; return how many phrases that takes."""
    tokens = message.phrases[place].tokens
    if tokens[head].has("column") or any(token.kind == NUMBER for token in tokens):
        return 0
    subject = message.subject((*tokens[:head], *tokens[head + 1 :]))
    found = [each for each in subject.questions if message.ledger.value(each) is not None]
    is_sentence = len(subject.words) > _LONGEST_BESIDE or not subject.begins
    if not found or subject.places or is_sentence:
        return 0
    message.ledger.set(found[0], None, "清空，留着以后再填")
    return 1


def drop(message: Message, place: int, head: int) -> int:
    """Take entries out; return how many phrases that takes. Raises CannotBeDone."""
    phrase = message.phrases[place]
    subject = drop_subject(phrase, head, message.ledger)
    is_number = is_only_number(phrase.tokens[head + 1 :]) and not subject.places
    if is_number or (message.is_at_words and not subject.begins):
        return 0
    if message.lists.drop(subject, must_be_whole=message.is_at_words):
        return 1
    if any(question.kind in COUNTING for question in subject.questions[:1]):
        return 0
    if subject.is_recent and not (subject.words or subject.questions):
        return int(_open_last(message))
    if subject.places and not message.is_at_words:
        raise CannotBeDone("是哪一题的？请连名称一起写，例如：问题第二条删掉。")
    return int(_empty(message, subject))


def _open_last(message: Message) -> bool:
    """Open the last answer again: 刚才那条不要了."""
    taken = message.context.just_taken
    question = message.context.questionnaire.by_name[taken[0]] if len(taken) == 1 else None
    if question is None or message.ledger.value(question) is None:
        return False
    message.ledger.set(question, None, "清空，留着以后再填", is_exact=False)
    return True


def _empty(message: Message, subject: Subject) -> bool:
    """Answer a named question with none: 邮箱不写了, 问题全部删掉. Raises CannotBeDone."""
    question = subject.of(LISTED) or subject.of(TEXT_KINDS)
    held = None if question is None else message.ledger.value(question)
    if question is None or not held:
        return False
    if not subject.words and not subject.is_entry:
        if question.kind in TEXT_KINDS and question.required:
            return False
        value: Any = [] if question.kind in LISTED else ""
        message.ledger.set(question, value, f"“{question.title}”改成没有", is_exact=False)
        return True
    if message.is_at_words or question.kind not in LISTED:
        return False
    missing = subject.words or subject.name
    raise CannotBeDone(f"“{question.title}”里没有“{missing}”，现在是：{shown(question, held)}。")


def keep(message: Message, place: int, head: int) -> int:
    """Take out all entries but some; return how many phrases that takes. Raises CannotBeDone."""
    phrase = message.phrases[place]
    subject = drop_subject(phrase, head, message.ledger)
    if message.is_at_words and not (subject.begins and subject.places):
        return 0
    if subject.of(LISTED) is None and not subject.places:
        return 0
    return int(message.lists.keep(subject))


def clear_behind(message: Message, place: int) -> int:
    """Open an answer that a phrase names and the next one clears: 检查次数我再核一下，先空着."""
    if place + 1 == len(message.phrases):
        return 0
    follows = message.phrases[place + 1].tokens
    subject = message.subject(message.phrases[place].tokens)
    is_clear = any(token.has("op_clear") for token in follows)
    if not is_clear or not all(
        token.has("op_clear", "op_lead", "op_end", "filler") for token in follows
    ):
        return 0
    found = [each for each in subject.questions if message.ledger.value(each) is not None]
    if not found or subject.places or not subject.begins:
        return 0
    message.ledger.set(found[0], None, "清空，留着以后再填")
    return 2


def drop_behind(message: Message, place: int) -> int:
    """Take out what a phrase speaks of and the next one drops: 财政所今年撤了，去掉吧."""
    if place + 1 == len(message.phrases):
        return 0
    follows = message.phrases[place + 1].tokens
    if not all(token.has("op_drop", "op_lead", "op_end") for token in follows):
        return 0
    subject = message.subject(message.phrases[place].tokens)
    if not subject.begins or not any(token.has("op_drop") for token in follows):
        return 0
    entries = [t for t in message.phrases[place].tokens if t.has(ENTITY)]
    if not subject.places and len(entries) == 1:
        subject = subject.called(entries[0].text)
    found = message.lists.found(subject, must_be_whole=not subject.places)
    return 2 if found is not None and message.lists.drop(subject, must_be_whole=False) else 0


def add(message: Message, place: int, head: int) -> int:
    """Add entries; return how many phrases that takes. Raises CannotBeDone."""
    phrase = message.phrases[place]
    token = phrase.tokens[head]
    before = message.subject(phrase.tokens[:head])
    named = before.of(LISTED)
    if message.is_at_words and not before.begins:
        return 0
    behind = without_edges(phrase.tokens[head + 1 :])
    if named is not None and not without_edges(behind, ("op_end",)) and not is_one(token):
        before = replace(before.called(before.with_name), questions=())
        named = None
    if named is not None or not (before.questions or before.words):
        return _add_behind(message, place, head, named)
    if before.questions:
        return _add_to_text(message, place, before)
    is_later = token.has("defer")  # 回头再补
    return 0 if is_later else _add_before(message, place, head, before)


def _add_behind(message: Message, place: int, head: int, named: Question | None) -> int:
    """Add what stands behind the operation, to a list that is named, collected or was changed."""
    token, *rest = message.phrases[place].tokens[head:]
    behind = without_edges(rest)
    says_one = is_one(token) or _says_one(behind)
    question = named or _named_behind(message, behind)
    if question is not None and question is not named:
        behind = behind[1:]
    elif question is None and (says_one or message.collecting is not None or message.done):
        question = message.lists.current
        message.needs_all |= message.is_at_words and not says_one and not message.done
    is_named = named is not None or (message.done > 0 and question == message.ledger.last)
    if question is None or not (
        (says_one and is_of_sentences(question))
        or _may_add(message, question, token, is_named, behind)
    ):
        return 0
    if not is_of_sentences(question) and any(each.has("op_add", "op_wrong") for each in behind):
        return 0  # 还有个低保没写上帮我添上
    words, used = _added(message, place, question, (token, *behind))
    if not words:
        return 0
    if is_of_sentences(question) and says_one:
        message.lists.add_one(question, words)
    else:
        message.lists.add(question, words)
    return used


def _added(
    message: Message, place: int, question: Question, tokens: tuple[Token, ...]
) -> tuple[str, int]:
    """Return what is added, and how many phrases that takes."""
    phrase = message.phrases[place]
    end, used = message.extent(place, question)
    words = added_words(Phrase(phrase.typed, tokens, phrase.pause), 0, end)
    if words or place + 1 == len(message.phrases):
        return words, used
    following = message.phrases[place + 1]
    end, used = message.extent(place + 1, question)
    return following.typed[following.tokens[0].start : end], used + 1


def _says_one(tokens: tuple[Token, ...]) -> bool:
    """Whether 一条 stands behind an operation, so that one entry follows."""
    return bool(tokens) and tokens[0].value == 1 and is_one(tokens[0])


def _may_add(
    message: Message, question: Question, token: Token, is_named: bool, behind: tuple[Token, ...]
) -> bool:
    if question.kind is Kind.FIGURES:
        return not is_only_number(behind)
    if question.kind is not Kind.CHOICES and is_only_number(behind):
        return False
    has_colon = bool(behind) and behind[0].text == ":"
    if is_of_sentences(question):
        return is_one(token) or has_colon or token.text.endswith("个")
    is_common = token.has("compare", "column") or token.text == "还有"
    if is_common or token.text in _PLAIN_ADDS:
        is_asked = message.context.asked == question
        return is_named and bool(message.ledger.value(question)) and not (is_common and is_asked)
    return is_named or message.collecting is not None or is_one(token)


def _named_behind(message: Message, behind: tuple[Token, ...]) -> Question | None:
    """Return the list that is named right behind 再加一条: 再加一条问题：…."""
    if len(behind) < 2 or not behind[0].has(NAME):
        return None
    return message.subject(behind[:1]).of(LISTED)


def _add_to_text(message: Message, place: int, before: Subject) -> int:
    """Take a text that is written out whole behind 要加上…, ask for it where it is not."""
    question = before.of(WORDED)
    phrases = message.phrases
    held = None if question is None else message.ledger.value(question)
    if question is None or not isinstance(held, str) or not held:
        return 0
    added = without_edges(phrases[place].tokens, (), ("op_end",))
    if place + 1 < len(phrases):
        after = phrases[place + 1].tokens
        tokens = without_edges(after, ("op_is", "op_lead", "op_set"), ("op_end",))
        whole = words_of(phrases[place].typed, tokens)
        is_led = after[0].has("op_set")
        if longest_run(whole, held) == held and (is_led or added[-1].text in whole):
            message.texts.put(question, whole)
            return 2
    reason = f"“{question.title}”现在是“{held}”。请把改好的连起来写一遍。"
    message.again = PutAgain(question.name, reason)
    return 1


def _add_before(message: Message, place: int, head: int, before: Subject) -> int:
    """Add what stands before the operation: 司法所也加上, 把司法所加到成员里."""
    phrase = message.phrases[place]
    behind = message.subject(phrase.tokens[head + 1 :])
    named = behind.of(LISTED)
    question = named or (None if behind.words else message.lists.current)
    if question is None or is_of_sentences(question) or len(behind.words) > 1 or before.places:
        return 0
    if message.collecting is None and named is None:
        return 0
    if _OF_ANOTHER in before.words or len(before.words) > _LONGEST_NAME:
        return 0
    has_number = any(token.kind == NUMBER for token in phrase.tokens)
    if has_number and question.kind is not Kind.FIGURES:
        return 0
    message.needs_all = message.is_at_words and named is None
    message.lists.add(question, before.words)
    return 1
