"""Title, sections and headings: where each line of text stands in the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from report_assistant.reading.blocks import TextBlock
from report_assistant.report import text
from report_assistant.report.chinese_numbers import NUMERALS
from report_assistant.report.edition import EDITIONS
from report_assistant.report.places import OPENING
from report_assistant.report.printed import SUBJECT, Level, PrintedParagraph

_LAST_SECTION = 6
_OF_TABLES = {2, 3, 4}
"""The sections that hold the statutory tables and nothing else."""
_NUMBERED = re.compile(rf"\s*(?P<numeral>[{NUMERALS}])\s*[、.．,，]\s*(?P<words>.*)", re.DOTALL)
_LOWER = re.compile(
    rf"\s*(?:[（(]\s*[{NUMERALS}]+\s*[)）]|\d{{1,2}}\s*[.、．](?!\d)|[（(]\d{{1,2}}[)）]|[①-⑳]).+"
)
_SENTENCE = re.compile("[。；;！？，,]")
_NO_LETTER = re.compile(r"[\W_]+")
_CONTENTS_LINE = re.compile(r".*?(?:[.…·\s]{2,}|\t)\s*\d{1,3}\s*")
_BYLINE = re.compile(
    r"(?:^|[\s|【\[（(])(信息来源|来源|发布时间|发布日期|发布机构|发布单位|更新时间|成文日期|生成日期|日期|时间|作者|编辑|责任编辑"
    r"|索引号|文号|浏览次数|浏览量|浏览|点击数|点击率|点击|访问量|阅读次数|阅读|累计次数|字体|字号|打印|关闭|分享|收藏|下载)"
    r"(?=\s*(?:[：:】\]|]|$|\s))"
)
_LONGEST_HEADING = 40
_LIKE = 0.5
_TITLE_END = re.compile(rf"{SUBJECT}(?:（(?:公开|印发|征求意见)稿?）)?$")
_YEAR = re.compile(r"(?:19|20)\d{2}\s*年")
_BROKEN_END = re.compile("(?:政府|信息|公开|工作|年度|报告)")
"""How the second line of a title begins that is broken within its subject."""
_LONGEST_TITLE = 60
_ORGANISATION_LINE = re.compile(
    r"[\w（）()·\s]{2,40}(?:政府|局|委|委员会|办|办公室|处|中心|厅|院|会|队|所|部|[乡镇县区市旗]|街道|苏木|[馆站社])"
)


@dataclass(frozen=True)
class Line:
    """A line of text with what the file says of it."""

    text: str
    anchor: str = ""
    is_heading: bool = False
    position: int = 0
    """Number of the block that it came from."""


@dataclass(frozen=True)
class Outlined:
    """The text of a report in order."""

    title: str
    paragraphs: tuple[PrintedParagraph, ...]


def lines_of(block: TextBlock, position: int) -> Iterator[Line]:
    """Yield the lines of a paragraph: one, or more where a heading is broken off from its text."""
    pieces = [piece for piece in text.paragraphs(block.text) if piece]
    if not pieces:
        return
    if len(pieces) > 1 and any(section_of(piece) for piece in pieces):
        for number, piece in enumerate(pieces):
            words = piece if number else block.number + piece
            yield Line(words, "" if number else block.anchor, block.is_heading, position)
        return
    words = block.number + text.one_line(block.text)
    run_in = _run_in_heading(words)
    if run_in:
        heading, rest = run_in
        yield Line(heading, block.anchor, True, position)
        yield Line(rest, "", False, position)
        return
    yield Line(words, block.anchor, block.is_heading, position)


def outlined(lines: Sequence[Line]) -> Outlined:
    """Return the title and the paragraphs after it, each in its section."""
    lines = [line for line in lines if not _is_of_the_page(line.text)]
    sections = _sections(lines)
    first = min(sections, default=len(lines))
    title, begin = _title(lines[:first])
    number = OPENING
    paragraphs = []
    for place in range(begin, len(lines)):
        number = sections.get(place, number)
        level = Level.SECTION if place in sections else _level(lines[place])
        line = lines[place]
        paragraphs.append(PrintedParagraph(line.text, number, level, line.anchor))
    return Outlined(title, tuple(paragraphs))


def section_of(words: str) -> int:
    """Return the section whose statutory heading a line is, with or without number; 0 if none."""
    if len(words) > _LONGEST_HEADING:
        return 0
    numbered = _NUMBERED.fullmatch(words)
    return _headings().get(_letters(numbered["words"] if numbered else words), 0)


def ends_title(words: str) -> bool:
    """Return whether a line is the title of a report, or the last line of one."""
    return len(words) <= _LONGEST_TITLE and bool(_TITLE_END.search(words))


def is_whole_report(words: str) -> bool:
    """Return whether a text is a report, not a table of one: it has headings of more than tables."""
    lines = (line.strip() for line in words.splitlines())
    found = {section_of(line) for line in lines if len(line) <= _LONGEST_HEADING} - {0}
    return len(found) > 1 and not found <= _OF_TABLES


def is_numbered(words: str) -> bool:
    """Return whether a line begins with the number of a heading or an item: （一）, 2., ③."""
    return bool(_LOWER.fullmatch(words) or _NUMBERED.fullmatch(words))


def _sections(lines: Sequence[Line]) -> dict[int, int]:
    """Place -> section, for the lines that head a section.

    Statutory headings come first; a numbered line may stand in the place of one that is missing.
    """
    found: dict[int, int] = {}
    for place, line in enumerate(lines):
        section = section_of(line.text)
        if section and section not in found.values():
            found[place] = section
    missing = set(range(1, _LAST_SECTION + 1)) - set(found.values())
    for section in sorted(missing):
        standing_in = _in_place_of(section, lines, found)
        if standing_in is not None:
            found[standing_in] = section
    return found


def _in_place_of(section: int, lines: Sequence[Line], found: dict[int, int]) -> int | None:
    """Return the line 四、… that stands where the heading of section four should."""
    before = max((place for place, number in found.items() if number < section), default=-1)
    after = min((place for place, number in found.items() if number > section), default=len(lines))
    candidates = []
    for place in range(before + 1, after):
        words = lines[place].text
        numbered = _NUMBERED.fullmatch(words)
        if numbered is None or len(words) > _LONGEST_HEADING or _SENTENCE.search(words[-1]):
            continue
        likeness = _likeness(_letters(numbered["words"]), section)
        is_its_number = NUMERALS.index(numbered["numeral"]) + 1 == section
        if is_its_number or likeness > _LIKE:
            candidates.append((likeness + is_its_number, -place))
    return -max(candidates)[1] if candidates else None


def _likeness(words: str, section: int) -> float:
    titles = [title for title, number in _headings().items() if number == section]
    return max(SequenceMatcher(None, words, title).ratio() for title in titles)


def _run_in_heading(words: str) -> tuple[str, str] | None:
    """Return a section's heading and the text that follows it in the same paragraph."""
    numbered = _NUMBERED.fullmatch(words[:_LONGEST_HEADING])
    if numbered is None:
        return None
    for edition in EDITIONS:
        for title in edition.headings:
            begin = words.find(title)
            if begin == numbered.start("words") and len(words) > begin + len(title) + 2:
                end = begin + len(title)
                if words[end] in "。：: ":
                    return words[:end], words[end:].lstrip("。：: ")
    return None


def _level(line: Line) -> Level:
    words = line.text
    is_short = len(words) <= _LONGEST_HEADING and "。" not in words
    may_head = line.is_heading or is_numbered(words)
    if is_short and not _SENTENCE.search(words[-1]) and may_head:
        return Level.HEADING
    return Level.TEXT


def _title(lines: Sequence[Line]) -> tuple[str, int]:
    """Return the title before the first section, and the position of the line after it.

    A page may give it twice, once without the year: the one with the year is the title.
    """
    after, bare = 0, ""
    for place in range(len(lines) - 1, -1, -1):
        if lines[place].anchor == "title":
            return lines[place].text, place + 1
        begin = _ends_title(lines, place)
        if begin is None:
            continue
        begin = _title_begin(lines, begin, place)
        after = after or place + 1
        title = "".join(line.text for line in lines[begin : place + 1])
        if _YEAR.search(title):
            return title, after
        bare = bare or title
    return bare, after


def _ends_title(lines: Sequence[Line], place: int) -> int | None:
    """Return where the words that end a title begin: on the line itself, or on the one above."""
    words = lines[place].text
    if ends_title(words):
        return place
    above = lines[place - 1].text if place else ""
    is_short = len(above) + len(words) <= _LONGEST_TITLE and not _SENTENCE.search(above)
    if above and is_short and _BROKEN_END.match(words) and _TITLE_END.search(above + words):
        return place - 1
    return None


def _title_begin(lines: Sequence[Line], begin: int, end: int) -> int:
    """Return the first line of a title whose last words are known; the body may stand above."""
    words = "".join(line.text for line in lines[begin : end + 1])
    while begin > 0 and end - begin < 2 and not _is_whole_title(words):
        above = lines[begin - 1].text
        if len(above) > _LONGEST_HEADING or _SENTENCE.search(above):
            break
        if not _ORGANISATION_LINE.fullmatch(above) and not _YEAR.search(above):
            break
        begin -= 1
        words = above + words
    return begin


def _is_whole_title(words: str) -> bool:
    year = _YEAR.search(words)
    if year is None:
        return False
    own = _TITLE_END.sub("", words[: year.start()] + words[year.end() :])
    return len(_letters(own)) > 2


def _is_of_the_page(words: str) -> bool:
    """Return whether a line belongs to the page that shows the report, and not to the report."""
    return _is_contents_line(words) or _is_byline(words)


def _is_byline(words: str) -> bool:
    """Return whether a line is what a website puts under a title: source, time, size of letters."""
    if len(words) > 2 * _LONGEST_TITLE or _SENTENCE.search(words):
        return False
    return len({found[1] for found in _BYLINE.finditer(words)}) >= 2


def _is_contents_line(words: str) -> bool:
    """Return whether a line belongs to a table of contents: a heading, dots, a page number."""
    if len(words) > _LONGEST_TITLE or not _CONTENTS_LINE.fullmatch(words):
        return False
    return bool(section_of(re.sub(r"[.…·\s]*\d{1,3}\s*$", "", words)))


def _letters(words: str) -> str:
    return _NO_LETTER.sub("", text.half_width(words))


@lru_cache(maxsize=1)
def _headings() -> dict[str, int]:
    return {
        _letters(title): number
        for edition in EDITIONS
        for number, title in enumerate(edition.headings, start=1)
    }
