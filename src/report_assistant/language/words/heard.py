"""A message as it is read: half-width, without pictures and courtesy, laid out as clauses.

What people put around and between facts (list marks, chat heads, table heads, brackets) is taken
away here, so that the readers see words, numbers and pauses.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from report_assistant.language.words.clauses import Clause, sentences
from report_assistant.language.words.lexicon import Lexicon
from report_assistant.language.words.numbers import closed_up
from report_assistant.language.words.tokens import Token, tokens_of
from report_assistant.report import text

_PICTURES = re.compile("[\u2600-\u27bf\u2b50\u2b55\u3030\U0001f000-\U0001faff\ufe0f\u200d\u20e3]+")
_COURTESY = re.compile(
    r"(?<![,，~\s])[,，~\s]+(?:您|你)?(?:看|觉得)?(?:这样)?(?:填|写)?(?:一下)?(?:行不行?|可以吗|对吧|对不对|对吗|合适吗|好吗|行吗|成不|中不)[?？。!！~\s]*$"
)
_PARTICLES = " 。.!了的啊呀哦嘛哈"
_LIST_MARK = re.compile(
    r"^\s*(?:[-*•·●■◆]\s*(?![0-9])|\(?[0-9]{1,2}[.、)](?![0-9])\s*|\([一二三四五六七八九十]+\)\s*|[①-⑳]\s*)"
)
_CIRCLED = re.compile(r"[①-⑳](?=\s*[^\s①-⑳,，、。0-9])")
"""An ordinal before its item; ①③ alone are choices."""
_CHAT_HEAD = re.compile(
    r"^\s*\S{1,10}\s+(?:[0-9]{1,4}[-/年.][0-9]{1,2}[-/月.]?[0-9]{0,2}日?\s+)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*$"
)
_RULE = re.compile(r"^[\s|:+-]+$")
_SUM_COLUMNS = (
    "合计",
    "总计",
    "全年",
    "数量",
    "件数",
    "条数",
    "今年",
    "本年",
    "次数",
    "总数",
    "小计",
)
_ROW_NUMBER = re.compile("序号|编号|No", re.I)
_DIGIT = re.compile(r"[0-9零一二三四五六七八九十百]")
_CURRENCY = re.compile(r"(?:[¥￥]|人民币|rmb)\s*([0-9][0-9,.]*)(?!\s*[0-9万元块圆])")
_SIGNS = re.compile(r"\s*([→=+−])\s*")
_DOTS = re.compile(r"\.{3,}|…+|。{3,}")
_DATE_GAP = re.compile(
    r"(?<=[0-9])\s+(?=[年月日号](?!\S*报))|(?<=[年月])\s+(?=[0-9]{1,2}\s*[月日号])"
)
_MINUS = re.compile(r"(?<=[0-9])\s*[-－−]\s*(?=[0-9]+(?![0-9]*月))")


@dataclass(frozen=True)
class Heard:
    """A message."""

    typed: str
    lexicon: Lexicon

    @cached_property
    def words(self) -> str:
        """The message in half-width signs, laid out."""
        return _laid_out(normal(self.typed))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The message cut into tokens."""
        return tokens_of(self.words, self.lexicon)

    @cached_property
    def sentences(self) -> tuple[tuple[Clause, ...], ...]:
        """Its sentences, each as its clauses."""
        return tuple(map(tuple, sentences(self.tokens)))

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all its sentences."""
        return tuple(chain.from_iterable(self.sentences))

    def says_only(self, words: tuple[str, ...]) -> bool:
        """Whether a clause is one of these words, and the others add nothing."""
        known = {each.strip(_PARTICLES) for each in words}
        said = [clause.words.strip(_PARTICLES) in known for clause in self.clauses]
        others = [c for c, is_one in zip(self.clauses, said, strict=True) if not is_one]
        return any(said) and all(t.has("filler") for c in others for t in c.tokens)


def without_pictures(typed: str) -> str:
    """Return a message without pictures; one of pictures alone stays."""
    bare = _PICTURES.sub("", typed)
    return bare.rstrip(" ") if bare.strip() and bare != typed else typed


def normal(typed: str) -> str:
    """Return a message in half-width signs, numerals closed up, pictures and courtesy gone."""
    words = _CIRCLED.sub("；", _PICTURES.sub(" ", typed))
    words = text.half_width(words).replace("\u20e3", "").lower()
    words = _DOTS.sub("…", words).replace("\r\n", "\n").replace("\r", "\n")
    if "=" in words:
        words = _MINUS.sub("−", words)
    words = _COURTESY.sub("", words.strip())
    words = _CURRENCY.sub(r"\1元", words)
    words = _SIGNS.sub(r"\1", words.replace("->", "→").replace("=>", "→"))
    return closed_up(_DATE_GAP.sub("", words))


def _laid_out(words: str) -> str:
    lines = words.split("\n")
    if (table := _table(lines)) is not None:
        return table
    kept = [line for line in lines if not _CHAT_HEAD.match(line)]
    if len(kept) > 1:
        kept = [_LIST_MARK.sub("", line) for line in kept]
    return "\n".join(kept)


def _table(lines: list[str]) -> str | None:
    """Return the rows of a pasted table, a line each: the name and the number that counts.

    With several columns of numbers it is the one whose head says 合计; without such a head every
    column keeps its head beside its number.
    """
    sign = "\t" if sum("\t" in line for line in lines) > 1 else "|"
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split(sign)]
        for line in lines
        if sign in line and not _RULE.match(line)
    ]
    if len(rows) < 2 or len(rows) < sum(bool(line.strip()) for line in lines) - 1:
        return None
    head = rows[0] if not any(_is_number(cell) for cell in rows[0][1:]) else []
    body = rows[1:] if head else rows
    if body and len(head) == len(body[0]) + 1:
        head = head[1:]  # words before the table
    if head and _ROW_NUMBER.search(head[0]):
        head, body = head[1:], [row[1:] for row in body]
    return "\n".join(_row_words(row, head) for row in body)


def _row_words(row: list[str], head: list[str]) -> str:
    name, *cells = row
    if len(cells) < 2:
        return " ".join((name, *cells))
    sums = [place for place, said in enumerate(head[1:]) if any(s in said for s in _SUM_COLUMNS)]
    if len(sums) == 1 and sums[0] < len(cells) and not _are_columns(head):
        return f"{name} {cells[sums[0]]}"
    if len(head) == len(row):
        pairs = (
            f"{said} {cell}"
            for said, cell in zip(head[1:], cells, strict=True)
            if cell and not any(s in said for s in _SUM_COLUMNS)
        )
        return f"{name} {' '.join(pairs)}"
    return " ".join(row)


def _are_columns(head: list[str]) -> bool:
    return any("自然人" in said or "企业" in said or "维持" in said for said in head)


def _is_number(cell: str) -> bool:
    return bool(_DIGIT.match(cell)) and not any("\u4e00" <= sign <= "\u9fff" for sign in cell[1:])
