"""X23: sentences that cannot both be true, where no table decides which one is."""

import re
from collections.abc import Iterator

from report_assistant.checks.claims import Topic
from report_assistant.checks.finding import Check, Facts, Finding, Severity, text_place
from report_assistant.checks.roles import Role
from report_assistant.checks.set_phrases import clauses, denies_applications, denies_cases
from report_assistant.checks.statements import Sentence
from report_assistant.report.places import part_name

_ALL = "(?:均|全部|都)"
_NONE_BUT_ALL = re.compile(
    r"(?:未|没有|尚未)(?:收到|接到|接收到?|受理)[^,，。;\d]{0,24}申请[^,，。;\d]{0,14}[,，;、]"
    rf"(?:(?:且|并|已)?{_ALL}[^,，。;]{{0,16}}(?:答复|办结|回复|办理完毕|处理完毕)"
    r"|[^,，。;]{0,8}(?:答复|办结|回复)率[^,，。;]{0,6}100%)"
)
_ONE_ALL = re.compile(
    rf"^[^,，。;\d]{{0,4}}[,，、](?:目前|现|已|并)?{_ALL}(?=已|在|按|依|于|及时|严格|予以|得到|被|维持|办结|答复)"
)
_ONE_IN_WORDS = re.compile(
    rf"(?:收到|受理|接到)[^,，。;\d、]{{0,16}}(?<![十百第])一[件起宗][,，、](?:目前|现|已|并)?{_ALL}(?=已|在|按|依|办|答|及时)"
)
_ONE_UNITS = frozenset("件起宗例")


def _none_but_all(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X23: where none came in, none was answered."""
    for sentence in facts.sentences:
        if found := _NONE_BUT_ALL.search(sentence.text):
            words = sentence.printed[found.start() : found.end()]
            message = f"{part_name(sentence.section)}“{words}”：没有收到就谈不上都答复了，请改写。"
            yield check.finding(text_place(sentence.section, words), message, found=words)


def _one_but_all(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X23: one case is not 均."""
    for sentence in facts.sentences:
        words = _one_of_all(sentence)
        if words:
            message = (
                f"{part_name(sentence.section)}“{words}”：只有一件不说“均”，请核对件数或删去。"
            )
            yield check.finding(text_place(sentence.section, words), message, found=words)


def _one_of_all(sentence: Sentence) -> str:
    """Return the words of a sentence that say 均 of its one case; empty if none do."""
    if found := _ONE_IN_WORDS.search(sentence.text):
        return sentence.printed[found.start() : found.end()]
    first = next((q for q in sentence.quantities if q.unit != "%"), None)
    if first is None or first.value != 1 or first.unit not in _ONE_UNITS or first.is_rough:
        return ""
    found = _ONE_ALL.search(sentence.text[first.end :])
    return sentence.clause(first.start, first.end + found.end()) if found else ""


_ALL_BUT_SOME = re.compile(
    rf"(?:{_ALL})(?:已|已经|按时|按期|及时)*(?:答复|办结|回复)[,，、]?(?:答复|办结|回复)率(?:为|达|达到|是)?\s*(?!100)\d{{1,2}}(?:\.\d+)?%"
)


def _all_but_some(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X23: what was all answered has a rate of 100%."""
    for sentence in facts.sentences:
        if found := _ALL_BUT_SOME.search(sentence.text):
            words = sentence.printed[found.start() : found.end()]
            message = (
                f"{part_name(sentence.section)}“{words}”：全部答复了，答复率应当是 100%，请核对。"
            )
            yield check.finding(text_place(sentence.section, words), message, found=words)


_CASES = {"复议": Topic.REVIEW, "诉讼": Topic.LITIGATION}


def _none_and_some(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X23: without tables, 未收到 and 收到3件 contradict each other."""
    has_three = facts.values.get("applications.received.total") is not None
    has_four = facts.values.get("review_litigation.reconsideration.total") is not None
    if has_three and has_four:
        return
    for sentence in facts.sentences:
        for clause in clauses(sentence):
            words = clause.group().strip()
            told = "" if has_three or not denies_applications(facts, words) else _received(facts)
            for name in () if has_four else denies_cases(facts, words):
                told = told or _cases(facts, _CASES[name])
            if told and told not in sentence.printed:
                message = (
                    f"{part_name(sentence.section)}写着“{words}”，别处却写着“{told}”。"
                    "请核对后改成一致。"
                )
                yield check.finding(text_place(sentence.section, words), message, found=told)


def _received(facts: Facts) -> str:
    told = (c for c in facts.claims if c.role in (Role.NEW, Role.RECEIVED) and c.quantity.value)
    return next((claim.quote for claim in told), "")


def _cases(facts: Facts, topic: Topic) -> str:
    told = (c for c in facts.claims if c.role is Role.CASES and c.topic is topic)
    return next((claim.quote for claim in told if claim.quantity.value), "")


CONTRADICTION_CHECKS = (
    Check("X23", Severity.WARNING, "没有收到却都答复了", _none_but_all),
    Check("X23", Severity.WARNING, "一件却说均", _one_but_all),
    Check("X23", Severity.WARNING, "全部却不到百分之百", _all_but_some),
    Check("X23", Severity.WARNING, "前后矛盾的说法", _none_and_some),
)
