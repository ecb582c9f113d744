"""X10-X12: phrases that claim a zero or a whole, against the tables."""

import re
from collections.abc import Iterator
from dataclasses import replace

from report_assistant.checks.claims import Claim
from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.reach import advice_on, both_right, reach_in
from report_assistant.checks.roles import Role
from report_assistant.checks.statements import Sentence
from report_assistant.report.places import part_name
from report_assistant.report.tables import CASE_BLOCK_LABELS, Number

_SUITS = ("litigation_direct", "litigation_after_reconsideration")
_CLAUSE = re.compile(r"[^,，;:。！？()]+")
_NO_APPLICATION = re.compile(
    r"(?:未|没有|尚未|无)(?:收到|接到|接收到?|受理|办理|发生)?(?P<whose>[^\d]{0,24}?)"
    r"(?:依申请公开|(?:信息)?公开的?申请|申请公开)(?:申请|政府信息|信息|事项|业务|的?情况|的?件|案件)*$"
)
_ANYBODY = re.compile("公民、?法人[和或及者以]*其他组织(?:提出|提交)?的?")
_QUALIFIED = re.compile(
    "法人|企业|组织|机构|当面|现场|信函|书面|网[络上]|线上|邮|传真|重复|收费|减免|不予|逾期|结转|转结|去年|上年|关于|涉及|其他|异议|投诉"
)
_NO_CASES = re.compile(
    r"(?:未|没有|尚未|无(?![法需偿正效关]))(?:发生|产生|出现|引发|引起|收到|有|被)?(?!经)[^\d]{0,28}?"
    r"(?:复议|诉讼)"
    r"|(?:复议|诉讼)[^\d、]{0,10}(?:均|皆|都)?为(?:零|0(?![\d.]))"
)
_LOST = re.compile("纠|败|撤销|违法|错|责令|维持|逾期|拒|答复不|不服从|超期|未经|投诉|未审|不当")
_YEAR_BEFORE = re.compile("上一?年|去年|以来")
_UPHELD = re.compile("(?:均|全部|全)(?:被|予以|获|得到|为|结果)*维持|维持率(?:达到?|为)?100%")
_NONE_LOST = re.compile(
    r"(?:无|未|没有|零)(?:[^,，;。\d]{0,30}?)(?:纠错|被?纠正|败诉)|(?:纠错率|败诉率)(?:为)?0%|(?:均|全部)胜诉"
)
_ALL_DONE = re.compile(
    r"(?:全部|均)(?:已|已经|予以|依法|依规|妥善|得到)*(?:办结|答复|回复|办理完毕)"
    r"|(?:办结率|答复率|回复率)(?:均)?(?:达到?|为|是)?100%"
)
_IN_TIME = re.compile("按期|按时|及时|时限|期限|期内|限期|到期|规定时间|法定|截至|当期|应")


def clauses(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Yield the clauses of a sentence."""
    return _CLAUSE.finditer(sentence.text)


def denies_applications(facts: Facts, words: str) -> bool:
    """Return whether a clause says that no application of any kind came in this year."""
    if _is_of_another_year(facts, words):
        return False
    found = _NO_APPLICATION.search(_ANYBODY.sub("", words))
    return bool(found and not _QUALIFIED.search(found["whose"]))


def denies_cases(facts: Facts, words: str) -> tuple[str, ...]:
    """Return which of 复议 and 诉讼 a clause says there were none of this year."""
    if _is_of_another_year(facts, words) or not _NO_CASES.search(words) or _LOST.search(words):
        return ()
    return tuple(name for name in ("复议", "诉讼") if name in words)


def _said(check: Check, sentence: Sentence, clause: str, fact: str, advice: str) -> Finding:
    words = clause.strip()
    message = f"{part_name(sentence.section)}写着“{words}”，但{fact}。{advice}"
    return check.finding(text_place(sentence.section, words), message, found=fact)


def _zero(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X12: 未收到, 未发生 mean that the tables are zero there."""
    new = facts.sum("applications.received.total")
    for sentence in facts.sentences:
        for clause in clauses(sentence):
            words = clause.group().strip()
            if new and denies_applications(facts, words):
                yield from _applications_denied(check, facts, sentence, words, new)
            yield from _zero_cases(check, facts, sentence, words)


def _applications_denied(
    check: Check, facts: Facts, sentence: Sentence, words: str, new: Number
) -> Iterator[Finding]:
    reach = reach_in(words, facts.own_names)
    if both_right(reach, 0, new, facts.scope):
        return
    told = advice_on(reach, 0, new, facts.scope)
    advice = told or "请核对收到了几件申请，把文字和表格改成一样。"
    finding = _said(check, sentence, words, f"表三“本年新收·总计”是 {new}", advice)
    yield replace(finding, severity=Severity.WARNING) if told else finding


def _is_of_another_year(facts: Facts, words: str) -> bool:
    if _YEAR_BEFORE.search(words):
        return True
    years = re.findall(r"(20\d\d)年", words)
    return bool(years) and facts.year is not None and str(facts.year) not in years


def _zero_cases(check: Check, facts: Facts, sentence: Sentence, words: str) -> Iterator[Finding]:
    for name in denies_cases(facts, words):
        blocks = ("reconsideration",) if name == "复议" else _SUITS
        total = facts.sum(*(f"review_litigation.{block}.total" for block in blocks))
        if not total:
            continue
        label = f"行政{name}"
        advice = "请核对有没有这样的案件，把文字和表格改成一样。"
        finding = _said(check, sentence, words, f"表四{label}总计是 {total}", advice)
        yield _softened(check, facts, finding)


def _softened(check: Check, facts: Facts, finding: Finding) -> Finding:
    """Return the finding as a warning where the table may count last year's open cases."""
    notes = facts.printed.footnotes if facts.printed else {}
    note = notes.get("review_litigation", "") + facts.report.review_litigation.footnote
    if "结转" not in note and "上年" not in note:
        return finding
    return check.finding(
        finding.where, finding.message, found=finding.found, severity=Severity.WARNING
    )


def _none_corrected(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X10: 均维持, 无纠错, 无败诉 mean that 结果纠正 is zero."""
    for sentence in facts.sentences:
        for clause in clauses(sentence):
            words = clause.group().strip()
            upheld, unlost = _UPHELD.search(words), _NONE_LOST.search(words)
            if not (upheld or unlost) or _YEAR_BEFORE.search(words):
                continue
            blocks = _blocks_in(words if unlost else sentence.text[: clause.end()])
            corrected = facts.sum(*(f"review_litigation.{block}.corrected" for block in blocks))
            pending = facts.sum(*(f"review_litigation.{block}.pending" for block in blocks))
            if corrected:
                fact = f"表四“结果纠正”是 {corrected}"
                yield _said(check, sentence, words, fact, "请按表四的结果改写这句话。")
            elif upheld and pending and "审结" not in sentence.text:
                fact = f"表四还有尚未审结 {pending} 件"
                message = (
                    f"{part_name(sentence.section)}写着“{words}”，但{fact}。请写明只说已审结的。"
                )
                where = text_place(sentence.section, words)
                yield check.finding(where, message, found=fact, severity=Severity.WARNING)


def _blocks_in(words: str) -> tuple[str, ...]:
    """Return the blocks of table four that the words speak of: the last one named, or all."""
    review, suit = words.rfind("复议"), words.rfind("诉")
    names_both = re.search("复议[^,，;。\\d]{0,12}诉", words[max(0, review - 2) :])
    if names_both or review < 0 > suit:
        return tuple(CASE_BLOCK_LABELS)
    return ("reconsideration",) if review > suit else _SUITS


def _all_done(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check X11: 全部办结 and 答复率100% leave nothing to carry forward, unless in time is meant."""
    left = facts.sum("applications.carried_forward.total")
    if not left:
        return
    for sentence in facts.sentences:
        if not re.search("申请", f"{sentence.heading}{sentence.text}"):
            continue
        for clause in clauses(sentence):
            found = _ALL_DONE.search(clause.group())
            if not found or _IN_TIME.search(clause.group()):
                continue
            if _is_about_all(facts, sentence, clause.start()):
                fact = f"表三“结转下年度”还有 {left} 件"
                advice = "请改成“均按期答复”一类的说法，或者写明结转几件。"
                yield _said(check, sentence, clause.group(), fact, advice)


_ABOUT_OTHERS = re.compile(
    "留言|来信|信箱|热线|咨询|投诉|建议|提案|议案|工单|意见|复议|诉讼|诉求|信访"
)


def _is_about_all(facts: Facts, sentence: Sentence, position: int) -> bool:
    """Return whether 全部 can mean all applications, not those carried over or one group.

    What is named before it can be meant too; what the sentence goes on to speak of cannot.
    """
    lead = sentence.text[:position]
    clause = _CLAUSE.match(sentence.text, position)
    if _ABOUT_OTHERS.search(f"{lead}{clause.group() if clause else ''}"):
        return False
    claims: list[Claim] = [
        claim
        for claim in facts.claims
        if claim.sentence is sentence and claim.quantity.end <= position
    ]
    last = claims[-1].role if claims else Role.RECEIVED
    partial = last in (Role.CARRIED_OVER, Role.OUTCOME, Role.APPLICANT)
    return not partial and not re.search("上年(?:度)?结转[^,，]{0,8}$", lead)


PHRASE_CHECKS = (
    Check("X10", Severity.ERROR, "均维持、无纠错的说法", _none_corrected),
    Check("X11", Severity.ERROR, "全部办结的说法", _all_done),
    Check("X12", Severity.ERROR, "未收到、未发生的说法", _zero),
)
