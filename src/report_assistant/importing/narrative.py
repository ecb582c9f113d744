"""The narrative as counts: each number with its unit, and the words that it stands in.

What is quoted or in brackets is a name or an explanation: its place is kept, its words are not read.
Positions of the prepared text are those of the words that are quoted to the clerk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from report_assistant.foundation.digits import whole_number
from report_assistant.report import text
from report_assistant.report.chinese_numbers import NUMERALS, number_of
from report_assistant.report.printed import Level, PrintedReport

NAMED, ASIDE = "〇", "◌"
"""What stands for each character of a name in quotation marks, and of words in brackets or a law."""
_SPACE = re.compile(
    r"(?<=[^\x00-\x7f\d])[ \u3000]+|[ \u3000]+(?=[^\x00-\x7f])|(?<=\d)[ ](?=\d{3}\b)"
)
_COMMA = re.compile(r"(?<!\d),|,(?!\d{3})")
_COLON = re.compile(r":(?!//)")
_WIDE = str.maketrans({"(": "（", ")": "）", ";": "；"})
_QUOTED = re.compile(r"“[^”\n]{0,40}”|《[^》\n]{0,80}》|「[^」\n]{0,40}」|\"[^\"\n]{1,20}\"")
_RULING = re.compile(
    "《[^》\n]{0,80}(?:条例|办法|通知|意见|要点|规定|方案|制度|指引|规范|清单|格式|报告)[^》\n]{0,8}》"
)
_BRACKETED = re.compile(r"（[^（）\n]{0,120}）")
_SENTENCE = re.compile(r"[^。！？\n]+")
_NUMBERED = re.compile(
    rf"^\s*(?:[（(][{NUMERALS}\d]{{1,3}}[)）]|[{NUMERALS}\d]{{1,2}}[、.．]|[①-⑳])"
)
_PAUSE = re.compile("[，；：]")
_TAIL_END = re.compile("[，；：、]")
_UNITS = "人次|条次|篇次|场次|件次|期次|[条件篇次人个名户期场块份家起处例宗项轮版]"
_IN_WORDS = f"(?:[{NUMERALS[1:]}两]{{1,3}}|(?<![统进逐唯第每任])一)(?=次(?!性)|期|场次?|轮|名)"
_COUNT = re.compile(
    rf"(?<![\d.〔\[第/])(?:(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d++)|(?P<words>{_IN_WORDS}))"
    rf"(?P<rough>[余多几]|[万亿]余?)?(?P<unit>{_UNITS})(?P<over>以上|左右|余|多(?!个|种|样|形))?"
)
_LONGEST_SECTION, _LONGEST_SENTENCE, _MOST_COUNTS = 60_000, 1_500, 60
"""Ten times what a report has; what is behind that is not read."""
_JOINTS = "、和及与以"
_ROUGH = re.compile(
    "(?:约|近|超|超过|逾|达到?近|多达|不少于|不低于|至少|将近|大约|不足|每[^，；：]{0,6})$"
)
_PARTS = re.compile("其中|包括|包含|含有|涉及|具体(?:为|是|有)|主要(?:有|为|是)|分别[为是]|分为")


@dataclass(frozen=True)
class Count:
    """A number with its unit in a sentence."""

    number: int
    unit: str
    is_rough: bool
    """Whether the text itself says that it is not exact: 余, 约, 万."""
    lead: str
    """The words of its clause before it, since the last number."""
    printed: str
    """The same as printed."""
    tail: str
    """The words of its clause behind it, up to the next number."""
    earlier: str
    """The clauses of the sentence before its own, since the last number."""
    so_far: str
    """The sentence up to the number."""
    is_part: bool
    """Whether it stands in a list of parts: 其中, 包括."""
    opens: bool
    """Whether its clause begins a member of the sentence, behind a semicolon."""
    quoted: str
    """The clause as it is shown to the clerk."""


@dataclass(frozen=True)
class Told:
    """One sentence of the narrative, with what is counted in it."""

    words: str
    """The sentence; names and brackets masked."""
    printed: str
    heading: str
    """The heading that it stands under."""
    section: int
    counts: tuple[Count, ...]


def sentences_of(printed: PrintedReport, section: int) -> Iterator[Told]:
    """Yield the sentences of a section."""
    heading, length = "", 0
    for paragraph in printed.paragraphs:
        if paragraph.section != section or paragraph.level is Level.SECTION:
            continue
        length += len(paragraph.text)
        if length > _LONGEST_SECTION:
            return
        if paragraph.level is Level.HEADING:
            heading = paragraph.text
            continue
        words = prepared(paragraph.text)
        if numbered := _NUMBERED.match(words):
            heading = _PAUSE.split(words.partition("。")[0])[0]
            words = words[numbered.end() :]
        yield from _told(words, heading, section)


def prepared(words: str) -> str:
    """Return a paragraph with Chinese signs and narrow digits, without blanks inside."""
    plain = text.half_width_digits(words).translate(_WIDE)
    return _SPACE.sub("", _COLON.sub("：", _COMMA.sub("，", plain)))


def masked(words: str) -> str:
    """Return words in which quoted names and brackets are only places."""
    hidden = _RULING.sub(lambda found: ASIDE * len(found.group()), words)
    hidden = _QUOTED.sub(lambda found: NAMED * len(found.group()), hidden)
    for _ in range(2):  # one pair within another
        hidden = _BRACKETED.sub(lambda found: ASIDE * len(found.group()), hidden)
    return hidden


def _told(words: str, heading: str, section: int) -> Iterator[Told]:
    hidden = masked(words)
    for found in _SENTENCE.finditer(hidden):
        start, end = found.span()
        if end - start > _LONGEST_SENTENCE:
            continue
        sentence = hidden[start:end]
        counts = tuple(_counts(sentence, words[start:end]))
        yield Told(sentence, words[start:end], heading, section, counts)


def _counts(sentence: str, printed: str) -> Iterator[Count]:
    found = [each for each in _COUNT.finditer(sentence) if _number(each) is not None]
    found = found[:_MOST_COUNTS]
    parts = _PARTS.search(sentence)
    for place, count in enumerate(found):
        since = found[place - 1].end() if place else 0
        until = found[place + 1].start() if place + 1 < len(found) else len(sentence)
        pauses = [pause.end() for pause in _PAUSE.finditer(sentence, since, count.start())]
        begin = pauses[-1] if pauses else _behind_tail(sentence, since, count.start())
        pause = _TAIL_END.search(sentence, count.end(), until)
        stop = pause.start() if pause else until
        lead = sentence[begin : count.start()]
        yield Count(
            number=_number(count) or 0,
            unit=count["unit"],
            is_rough=bool(count["rough"] or count["over"] or _ROUGH.search(lead)),
            lead=lead.strip(_JOINTS),
            printed=printed[begin : count.start()].strip(_JOINTS),
            tail=sentence[count.end() : stop].strip(_JOINTS),
            earlier=sentence[since:begin],
            so_far=sentence[: count.start()],
            is_part=bool(parts and parts.start() < count.start()),
            opens=begin > 0 and "；" in sentence[since:begin],
            quoted=printed[begin:stop].strip("，、；： "),
        )


def _behind_tail(sentence: str, since: int, until: int) -> int:
    """Return where the words of a number begin that follows another without a pause."""
    joint = sentence.find("、", since, until) if since else -1
    return since if joint < 0 else joint


def _number(found: re.Match[str]) -> int | None:
    if found["words"]:
        return number_of(found["words"].replace("两", "二"))
    return whole_number(found["number"].replace(",", ""))
