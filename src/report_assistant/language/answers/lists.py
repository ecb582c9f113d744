"""Several things in one message: lists of words, named figures, measures."""

import re
from collections.abc import Iterator

from report_assistant.language.answers.ordered_items import bare_list, items_in, without_tail
from report_assistant.language.problems import NotUnderstood
from report_assistant.language.words.lexicon import words_round_lists
from report_assistant.language.words.numbers import NUMERAL, closed_up
from report_assistant.language.words.typed_numbers import read_count
from report_assistant.report import text
from report_assistant.report.values import Figure, Measure

_STRONG_BREAK = re.compile(r"[\n、；;|｜+＋]")
_COMMA = re.compile(r"(?<![0-9０-９])[,，]|[,，](?![0-9０-９]{3}(?![0-9０-９]))")
_ORDINAL = re.compile(
    r"^\s*(?:[（(](?:[一二三四五六七八九十]+|\d+)[)）]|[一二三四五六七八九十]+是|\d+[.．、)）](?!\d)|[一二三四五六七八九十]+、)\s*"
)
_DIGITS = rf"(?=[0-9])(?:{NUMERAL.pattern})"
_FIGURE = re.compile(
    rf"(?P<name>.*?)[\s：:为共计]*(?P<number>{_DIGITS})\s*(?P<unit>(?![零一二两三四五六七八九十百千万亿])[^0-9\s]*)"
)
_SCALE_LEFT = re.compile("[一二两三四五六七八九十][十百千万亿]$")
"""「一万2千件」: a numeral that is no figure's name."""
_DONE = re.compile("(?:播放?|发放?|发布|推送|公开|印发?|张贴|出|办理?|做)了$")
"""A verb is no part of a figure's name: 大喇叭播了 120 次."""
_MEASURE = "[条期次块份个件人场户篇]"
_NEXT = re.compile(
    rf"(?<=[0-9])\s+(?=[^0-9\s])(?!{_MEASURE})"
    rf"|(?<=[0-9]{_MEASURE})\s+|(?<=[0-9]\s{_MEASURE})\s+|(?<=人次)\s+"
)
"""The start of the next figure after one with its unit: 「社保卡560件 就业登记416人」."""
_LISTED_FIGURE = re.compile(r"(?:(?<=[\n；;，,。])|^)\s*\d{1,2}[、.．]\s*(?=[^\d\s])")
"""The number of an item in a list: 1、财政预决算 4条；2、惠农补贴 25条."""
_WORDED = re.compile("[一二两三四五六七八九十百千]+(?=[条期次块份个件人场户])")
_LONGEST_FIGURE = 300
_FIGURE_EXAMPLE = "一项写成“名称 数字 单位”，例如：社保卡办理 560 件"
_MEASURE_EXAMPLE = "一条写成“小标题：具体做法”，例如：规范工作流程：收到申请当天登记"
_HEADING_END = re.compile(r"[。：:\n]")
_MORE = re.compile(
    "^(?:还有|还要|以及|再就是|另外还有|外加|再加上|和|及|就(?:是|有|一?个)|只有|也就(?:是|一?个))(?=.{2})"
)
_AND_MORE = re.compile(
    r"(?<=[^\s、，,；;]{2})\s*(?:另外还有|还有就是|还有(?!待)|以及|外加|再加上|再就是)(?=\S{2})"
)
"""Between two items, whatever stands before it: 登记制度 还有责任追究制度."""
_PAIR = re.compile(
    "([^\\s和跟与及的]{2,7})(?:还有|还要|另外还有|外加|再加上|和|跟|与|以及|及)([^\\s和跟与及的]{2,7})"
)
_BODY = re.compile("(?:局|办|办公室|委|委员会|所|站|科|股|室|中心|大队|院|处|部|组)$")
_SHORTEST, _LONGEST = 4, 14
_SHORT_WORD = 8
_EDGES = " 　。；;，,、"


def read_lines(typed: str) -> list[str]:
    """Return the items of a list: separated by lines, 、 or ；, and by commas if all are short."""
    listed = items_in(bare_list(text.prose(typed)))
    if len(listed) > 1:
        return without_tail([item for part in listed if (item := _without_ordinal(part))])
    typed = _AND_MORE.sub("、", listed[0]) if listed else ""
    parts = [part for part in _STRONG_BREAK.split(typed) if part.strip(_EDGES)]
    among = [piece for part in parts for piece in _COMMA.split(part)]
    if len(parts) == 1 or ("\n" not in typed and all(len(each) <= _LONGEST for each in among)):
        parts = among
    items = [item for part in parts for item in _words(_without_ordinal(part)) if item]
    return without_tail([each for item in items for each in _joined(item)])


def _words(part: str) -> list[str]:
    """Part words with blanks between them."""
    among = part.split()
    return among if len(among) > 1 and all(map(_is_word, among)) else [part]


def _joined(item: str) -> list[str]:
    """Part 公示栏和微信群; 自然资源和规划局 is one name."""
    item = _MORE.sub("", item)
    if (pair := _PAIR.fullmatch(item)) is None or (
        _BODY.search(pair[2]) and not _BODY.search(pair[1])
    ):
        return [item]
    return [pair[1], pair[2]]


def _is_word(piece: str) -> bool:
    return len(piece) <= _SHORT_WORD and piece.isalnum()


def read_sentences(typed: str) -> list[str]:
    """Return the items of a list of sentences: a comma parts only short statements."""
    listed = items_in(bare_list(text.prose(typed)))
    if len(listed) > 1:
        return [item for part in listed if (item := _without_ordinal(part))]
    pieces: list[str] = []
    for line in text.paragraphs("".join(listed)):
        pieces.extend(re.split(r"[；;。]", line))
    if len(pieces) == 1:
        among = re.split("[，,、]", pieces[0])
        is_by_pauses = "，" not in pieces[0] and "," not in pieces[0]
        if _are_short(among, _SHORTEST - 1 if is_by_pauses else _SHORTEST):
            pieces = among
    items = (_without_ordinal(piece) for piece in pieces)
    return [item for item in items if item]


def _are_short(parts: list[str], shortest: int) -> bool:
    """Return whether these are several short statements rather than one sentence with commas."""
    return all(shortest <= len(part.strip(_EDGES)) <= _LONGEST for part in parts)


def read_figures(typed: str, unit: str) -> list[Figure]:
    """Return the named figures in a message. Raises NotUnderstood for an item without a number."""
    return [_figure(item, unit) for item in _figure_items(typed)]


def without_numbering(typed: str) -> str:
    """Return named figures without the numbers that they are listed by."""
    return _LISTED_FIGURE.sub("", typed)


def read_measures(typed: str) -> list[Measure]:
    """Return the measures in a message: a heading up to the first 。 or ：, then what is done."""
    pieces = items_in(bare_list(text.prose(typed)))
    if len(pieces) == 1:
        lines = text.paragraphs(pieces[0])
        pieces = [piece for line in lines for piece in _measures_of_line(line)]
    return [_measure(piece) for piece in pieces if piece.strip(_EDGES)]


def _measures_of_line(line: str) -> list[str]:
    """Part a line into measures: each with a heading of its own, or each a sentence that begins so."""
    pieces = [piece for piece in re.split("[；;]", line) if piece.strip(_EDGES)]
    headed = [bool(_HEADING_END.search(piece.rstrip(_EDGES))) for piece in pieces]
    if len(pieces) > 1 and len(set(headed)) == 1:
        return [piece.strip(_EDGES) for piece in pieces]
    sentences = [each for each in line.split("。") if each.strip(_EDGES)]
    is_heading = "，" not in sentences[0] and "," not in sentences[0] if sentences else True
    if len(sentences) > 1 and not is_heading and all(map(_is_measure, sentences)):
        return sentences
    return [line]


def _is_measure(sentence: str) -> bool:
    """Whether a sentence says what will be done."""
    has_colon = "：" in sentence or ":" in sentence
    return not has_colon and sentence.strip(_EDGES).startswith(
        tuple(words_round_lists("measure_verbs"))
    )


def _figure_items(typed: str) -> Iterator[str]:
    for part in re.split(r"[\n、；;。]", without_numbering(text.prose(typed))):
        for item in _COMMA.split(part):
            cleaned = _without_ordinal(item)
            yield from filter(None, map(str.strip, _NEXT.split(cleaned)))


def _figure(item: str, default_unit: str) -> Figure:
    if len(item) > _LONGEST_FIGURE:
        raise NotUnderstood(f"“{item[:20]}……”没看懂。{_FIGURE_EXAMPLE}。")
    if not any(map(str.isdigit, item)):
        item = _WORDED.sub(lambda worded: str(read_count(worded[0])), item)
    item = closed_up(item)
    found = _FIGURE.fullmatch(text.half_width(item))
    name = (
        "" if found is None else text.phrase(item[: len(found["name"])].strip(_EDGES + "：:→=＝-"))
    )
    name = _without_edges(_DONE.sub("", name))
    if found is None or not name or _SCALE_LEFT.search(name):
        raise NotUnderstood(f"“{item}”没看懂。{_FIGURE_EXAMPLE}。")
    unit = text.phrase(found["unit"].strip(_EDGES))
    return Figure(name=name, number=read_count(found["number"]), unit=unit or default_unit or "件")


def _without_edges(name: str) -> str:
    """Return the name of a figure without words for the year or a sum around it: 今年合计12条."""
    edges = sorted(words_round_lists("round_figures"), key=len, reverse=True)
    while found := next((word for word in edges if name.startswith(word)), ""):
        name = name.removeprefix(found)
    while found := next((word for word in edges if name.endswith(word)), ""):
        name = name.removesuffix(found)
    return name


def _measure(piece: str) -> Measure:
    cleaned = _ORDINAL.sub("", piece).strip()
    end = _HEADING_END.search(cleaned)
    heading, body = (cleaned, "") if end is None else (cleaned[: end.start()], cleaned[end.end() :])
    if not heading.strip(_EDGES):
        raise NotUnderstood(f"“{piece}”前面少了小标题。{_MEASURE_EXAMPLE}。")
    return Measure(heading=heading.strip(_EDGES), text=body.strip())


def _without_ordinal(item: str) -> str:
    return _ORDINAL.sub("", item).strip(_EDGES)
