"""S26, S08: near misses of phrases that have one right form: names of the state, laws, bodies, terms.

A near miss is one character wrong, missing, too many, or two that changed places, with the two
characters at its beginning or at its end intact: that is how it is found, by those two characters,
so that hundreds of phrases cost next to nothing.

A word of the trade is made of parts that other words are made of too: 政府信息公开栏 is no slip of
政府信息公开专栏. In such a one only a character that sounds or looks like the right one counts, one
that is written twice, or two that changed places.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from report_assistant.checks.finding import (
    Check,
    Facts,
    Finding,
    Severity,
    text_place,
)
from report_assistant.checks.words.fixed_phrases import (
    FixedPhrase,
    PhraseIndex,
    fixed_phrases,
    right_phrases,
)
from report_assistant.foundation.sounds import sounds_like
from report_assistant.report.places import part_name

_ENOUGH_TO_LOSE = 5
"""In a phrase of four characters, one missing leaves too many words that are right."""
_ENOUGH_IN_THE_TRADE = 7
_MAY_STAND_BETWEEN = frozenset("不未已等及和与或的再并非网前后中内到至入一新各")
"""Characters that a phrase may take in without being wrong: 政府信息不公开, 结转到下年度."""
_LONG_NAME = 8
_ENOUGH_OF_A_NAME = 6
_MISSING, _INSERTED, _SWAPPED = 1, 2, 3
_SUFFIXES = frozenset("局室处队部站法栏费区定点员司办案例")
_LOOK_ALIKE = (
    "政攻", "未末", "己已巳", "除险", "栏拦", "侯候", "拨拔", "准淮", "折拆析", "千干于", "贷货", "待侍",
    "复夏", "设没", "决抉快", "部陪", "日目曰", "大太", "人入", "土士", "免兔", "今令", "住往", "治冶",
    "会合", "工土", "众从", "县具", "体休", "洁法", "网岗", "站占", "绩续", "效郊", "核该", "杜社", "村材",
    "街衔", "查査杳", "审宙", "提题", "校教", "期斯", "监临", "行何", "条务", "规现", "重里", "责贵", "制刷",
    "问间", "接按", "务劳", "利刊", "请清情", "开升", "报极", "具其",
)  # fmt: skip
_ALIKE = frozenset(frozenset(pair) for group in _LOOK_ALIKE for pair in combinations(group, 2))
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def near_misses(text: str) -> Iterator[tuple[int, int, FixedPhrase]]:
    """Yield where a fixed phrase was nearly written, the longest phrase at each place."""
    return _near_misses_of(text, fixed_phrases())


def _near_misses_of(text: str, index: PhraseIndex) -> Iterator[tuple[int, int, FixedPhrase]]:
    hits: dict[tuple[int, int], FixedPhrase] = {}
    for span, phrase in _hits(text, index):
        if not _is_right(text, span, phrase) and not _is_phrase(text, span):
            hits[span] = max(hits.get(span, phrase), phrase, key=lambda each: len(each.words))
    taken = -1
    for (start, end), phrase in sorted(hits.items(), key=lambda hit: (hit[0][0], -hit[0][1])):
        if start >= taken:
            yield start, end, phrase
            taken = end


def _hits(text: str, index: PhraseIndex) -> Iterator[tuple[tuple[int, int], FixedPhrase]]:
    for place in index.places_in(text):
        for phrase in index.beginning_at(text, place):
            if _may_miss(text, place, phrase):
                span = _as_a_whole(text, place, phrase) or _missed_from(text, place, phrase)
                if span:
                    yield span, phrase
        for phrase in index.ending_at(text, place + 2):
            if span := _missed_until(text, place + 2, phrase):
                yield span, phrase


def _may_miss(text: str, place: int, fixed: FixedPhrase) -> bool:
    """Return whether what begins there is worth a closer look."""
    words = fixed.words
    if text.startswith(words, place):
        return False
    end = place + len(words)
    last = text[end - 2 : end + 1]
    may_be_shorter = fixed.is_grave and len(words) >= _LONG_NAME
    return may_be_shorter or words[-1] in last or words[-2] == last[:1]


def _is_phrase(text: str, span: tuple[int, int]) -> bool:
    """Return whether a whole phrase begins there as well: 保密审查制度 is no 保密审查机制."""
    start, end = span
    return any(
        len(phrase.words) >= end - start and text.startswith(phrase.words, start)
        for phrase in fixed_phrases().beginning_at(text, start)
    )


def _missed_from(text: str, start: int, fixed: FixedPhrase) -> tuple[int, int] | None:
    """Return the span of a near miss that begins like the phrase."""
    phrase = fixed.words
    size = len(phrase)
    is_open = not fixed.is_whole and not fixed.is_of_the_trade
    if is_open and phrase[-1] not in text[start + size - 2 : start + size + 1]:
        return None
    same = 2
    while same < size and text[start + same : start + same + 1] == phrase[same]:
        same += 1
    rest = start + same
    is_split = same == size - 1 and not fixed.is_of_the_trade and len(phrase) >= _LONG_NAME - 1
    is_split = is_split and text[rest + 1 : rest + 2] == phrase[-1]
    if is_split and _is_edit(_INSERTED, fixed, same, text[rest - 1 : rest + 2]):
        return start, rest + 2
    if same == size - 1:  # its last character may be another word's beginning
        is_slip = _is_slip_at_end(fixed, text[rest : rest + 1])
        is_chinese = is_slip and _CHINESE.fullmatch(text, start, rest + 1)
        return (start, rest + 1) if is_chinese else None
    if _sounds_like_all(text[start : start + size], fixed):
        return start, start + size
    ends = (
        (rest + 1, phrase[same + 1 :], 4),
        (rest, phrase[same + 1 :], _ENOUGH_TO_LOSE),
        (rest + 1, phrase[same:], _ENOUGH_TO_LOSE),
        (rest + 2, phrase[same + 2 :], 4),
    )
    for number, (at, wanted, enough) in enumerate(ends):
        if size < enough or not wanted or not text.startswith(wanted, at):
            continue
        if not _is_edit(number, fixed, same, text[max(0, rest - 1) : rest + 2]):
            continue
        span = (start, at + len(wanted))
        return span if _CHINESE.fullmatch(text, *span) else None
    return None


def _as_a_whole(text: str, start: int, fixed: FixedPhrase) -> tuple[int, int] | None:
    """Return the span of a phrase whose last two characters changed places, or that was shortened.

    Only a grave one is followed through two or three lost characters: 特色主义 for 特色社会主义.
    """
    words, half = fixed.words, len(fixed.words) // 2
    if text.startswith(words[:-2] + words[:-3:-1], start) and words[-1] != words[-2]:
        return start, start + len(words)
    if not fixed.is_grave or len(words) < _LONG_NAME or not text.startswith(words[:half], start):
        return None
    for lost in (2, 3):
        end = start + len(words) - lost
        written = text[start:end]
        if written.endswith(words[-2:]) and _is_within(written, words):
            return start, end
    return None


def _is_within(written: str, words: str) -> bool:
    """Return whether what is written is the phrase with one run of characters missing."""
    lost = len(words) - len(written)
    return any(words[:n] + words[n + lost :] == written for n in range(1, len(written)))


def _sounds_like_all(words: str, fixed: FixedPhrase) -> bool:
    """Return whether a long name was typed by its sound: 社会注意 for 社会主义."""
    is_long = len(fixed.words) >= _LONG_NAME and not fixed.is_of_the_trade
    return is_long and sounds_like(words, fixed.words)


def _is_edit(number: int, fixed: FixedPhrase, same: int, near: str) -> bool:
    """Return whether one edit of the phrase at `same` is a slip; `near` is what stands around it."""
    before, here, after = near[0], near[1:2], near[2:3]
    wanted = fixed.words[same]
    if number == _SWAPPED:
        return here + after == fixed.words[same + 1] + wanted
    if number == _INSERTED:
        is_twice = here in (before, after)
        return is_twice if fixed.is_of_the_trade else here not in _MAY_STAND_BETWEEN
    if number == _MISSING:
        is_near_end = same >= len(fixed.words) - 2  # 公开作为 is no 公开工作
        is_long = len(fixed.words) >= _ENOUGH_IN_THE_TRADE and not is_near_end
        return wanted not in _MAY_STAND_BETWEEN and (is_long or not fixed.is_of_the_trade)
    return _is_slip(fixed, wanted, here)


def _is_slip(fixed: FixedPhrase, right: str, written: str) -> bool:
    """Return whether one character instead of another is a slip in this phrase."""
    if not fixed.is_of_the_trade:
        return written != "的"
    sounds_so = sounds_like(f"一{written}", f"一{right}")
    return sounds_so or frozenset((right, written)) in _ALIKE


def _is_slip_at_end(fixed: FixedPhrase, written: str) -> bool:
    """Return whether the last character is a slip, and no other word's first: 办公|时间 for 办公室."""
    right = fixed.words[-1]
    if not fixed.is_of_the_trade:
        return fixed.is_whole
    may_begin_anew = right in _SUFFIXES and not fixed.is_whole
    if may_begin_anew or not written or written in _MAY_STAND_BETWEEN:
        return False
    return _is_slip(fixed, right, written)


def _missed_until(text: str, end: int, fixed: FixedPhrase) -> tuple[int, int] | None:
    """Return the span of a near miss that ends like the phrase, its second character being wrong.

    All others begin like the phrase and are found there.
    """
    first, second, rest = fixed.words[0], fixed.words[1], fixed.words[2:]
    after = end - len(rest)
    if text[after:end] != rest or after < 2:
        return None
    if text[after - 2] == first and text[after - 1] != second:
        is_slip, start = _is_slip(fixed, second, text[after - 1]), after - 2
    elif text[after - 1] == second and after > 2 and text[after - 3] == first:
        inserted = text[after - 2]
        is_slip, start = not fixed.is_of_the_trade and inserted not in _MAY_STAND_BETWEEN, after - 3
    else:
        return None
    return (start, end) if is_slip and _CHINESE.fullmatch(text, start, end) else None


def _is_right(text: str, span: tuple[int, int], fixed: FixedPhrase) -> bool:
    """Return whether the place is, or belongs to, a phrase that is right as it is."""
    start, end = span
    around = text[max(0, start - 4) : end + 4]
    return any(words in around and words not in fixed.words for words in right_phrases())


def _near_misses(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S26: a phrase that has one right form is written so."""
    for section, text in facts.lines:
        for start, end, phrase in near_misses(text):
            words = text[start:end]
            yield check.finding(
                text_place(section, words),
                f"{part_name(section)}写的是“{words}”，像是“{phrase.words}”写错了，请核对。",
                expected=phrase.words,
                found=words,
                severity=None if phrase.is_grave else Severity.WARNING,
            )


def _own_name(check: Check, facts: Facts) -> Iterator[Finding]:
    """Check S08: the body's own name is written as in the title: 亳州人民政府 lacks 市."""
    name = facts.name
    if len(name) < _ENOUGH_OF_A_NAME or not _CHINESE.fullmatch(name):
        return
    phrase = FixedPhrase(name, is_grave=False, is_whole=False)
    index = PhraseIndex([phrase])
    for sentence in facts.sentences:
        for start, end, _ in _near_misses_of(sentence.printed, index):
            words = sentence.printed[start:end]
            yield check.finding(
                text_place(sentence.section, words),
                f"{part_name(sentence.section)}写的是“{words}”，标题里的单位是“{name}”，请核对。",
                expected=name,
                found=words,
            )


NEAR_MISS_CHECKS = (
    Check("S08", Severity.WARNING, "单位名称写错", _own_name),
    Check("S26", Severity.ERROR, "固定词语写错", _near_misses),
)
