"""The office's particulars: 「人民路18号，电话0371-62223344，邮编450000」「由党政办负责」.

Telephone, postcode, e-mail and web address are known by their shape, the rest by its label or by
how it ends. A value stays as it was typed; labels, lead-ins and particles go.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from report_assistant.language.context import Context
from report_assistant.language.words.bodies import (
    ends_as_body,
    ends_as_office,
    ends_in_another,
    in_full,
    trimmed,
    without_trail,
)
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME, Lexicon
from report_assistant.language.words.tokens import SENTENCE_ENDS
from report_assistant.questionnaire.question import Question
from report_assistant.report import text
from report_assistant.report.contact import (
    ADDRESS,
    DASHES,
    EMAIL,
    LOCAL_NUMBER,
    OFFICE,
    PHONE,
    POSTCODE,
    SHAPES,
    WEBSITE,
    as_written,
    without_fax,
)
from report_assistant.report.fields import Kind

NAME_OF_BODY, SHORT_NAME, YEAR = "organisation.name", "organisation.short_name", "year"
LEADER = "overview.leadership.leader"
SIGNED_ON = "organisation.signed_on"
PARTICULARS = (NAME_OF_BODY, YEAR, SHORT_NAME, OFFICE, ADDRESS, POSTCODE, PHONE, EMAIL, WEBSITE)
_YEAR = re.compile(r"(?<!\d)20\d{2}年(?:度)?")
_YARDS = ("大院", "院内", "院里")
_OPTIONAL = (OFFICE, ADDRESS, POSTCODE, PHONE, EMAIL, WEBSITE)
_NONE = "没有"
_BESIDE_NONE = (NAME, "neg", "leave_out", "filler", "defer", "later")
_IN_CHARGE = re.compile(
    "(?:现在|目前|今年)?(?:归|归到|由|是)(.{2,12}?)(?:来?管|在管|管着|负责|牵头|承办|办理)(?:的|了|着|这块|这事)?"
)
_BLANK_IN_NAME = re.compile("(?<=[\u4e00-\u9fff])\\s+(?=[\u4e00-\u9fff])")
_AREA_CODE_APART = re.compile(r"(?<!\d)(0\d{2,3})[\s,、。.]+(?=[2-9]\d{6,7}(?!\d))")
_YEAR_BEHIND_NAME = re.compile(r"(?<=[府处局委会办心])\s+(20[2-9]\d)(?=$|[\s,。;])")
_CUT = re.compile(rf"[,、?!\t{re.escape(SENTENCE_ENDS)}]+")
_HAS_DIGIT = re.compile("[0-9]")
_BEFORE_LABEL = re.compile(r"\s+(?=[\u4e00-\u9fff]+\s*[:是])")
_BEHIND_REASON = re.compile("[^:]{4,}:(?=[\u4e00-\u9fff]{2,4}(?:是|为|叫))")
"""因为群众常来电问：科室是…"""
_BEFORE_NAME = re.compile(
    r"\s+(?=(?:联系|办公|通讯|单位|电子)?(?:地址|邮编|邮政编码|电话|座机|邮箱|网址|科室|自称|年度|全称))"
)
_BLANKS = re.compile(r"\s+")
_EDGES = " 　,，.。;；:：!！~～、\n\t"
_BRACKETS = str.maketrans("()", "（）")
_POST = re.compile(
    "^(?:[^，,。；;]{0,20}?组长)?(?:由|是|系|为)?(?:咱们?|我们?的?|本单位的?)?(.+?)"
    "(?:来?担任|当的?组长|兼任|任组长|任)?(?:的)?[嘛呀哈呢吧啊]*$"
)
_PAUSE = re.compile("[,;。]")
_QUOTES = '”"’」'
_QUOTED = re.compile('[“"‘「『](.{1,8})[”"’」』]')
_DIGIT_STRING = re.compile("[零〇一二三四五六七八九]{5,}|零[一二三四五六七八九]{2,3}")
_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_WHERE_THEY_ARE = re.compile("[^、，,；;\\s]{1,8}的(?:就|主要|还|都)?(?:有|是|包括)[:：]?")
"""Before a list, what it is a list of: 墙上挂着的有…."""
_SHORTEST = 2
_LONGEST = 40
"""A longer answer is a sentence of the report, and stays as it is."""
_SHORTEST_ADDRESS = 4
_MASK = "\x00"


@dataclass(frozen=True)
class Particular:
    """One particular of the office."""

    question: str
    value: str
    words: str
    """The words that it was read from."""


@dataclass
class Particulars:
    """The particulars that a message holds, and what else stands in it."""

    found: list[Particular] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_particulars(heard: Heard, context: Context) -> Particulars:
    """Return the office's particulars in a message."""
    lexicon = context.answer_lexicon
    said = Particulars()
    words = text.half_width(heard.typed).translate(DASHES).strip()
    words, said.unread = without_fax(words, _MASK)
    for name, pattern in _shapes(lexicon):
        words = _take_shape(said, name, pattern, words)
    parts = [part.strip(_EDGES) for part in _CUT.split(words.replace(_MASK, ","))]
    has_phone = any(each.question == PHONE for each in said.found)
    for part in parts:
        if said.found and not has_phone and LOCAL_NUMBER.fullmatch(part):
            said.found.append(Particular(PHONE, part, part))
        else:
            _take_words(said, part, lexicon)
    said.found = list(_none_but_for_values(said.found))
    said.found = list(_offices_joined(_address_whole(said.found), words))
    said.found.sort(key=lambda each: PARTICULARS.index(each.question))
    return said


def _none_but_for_values(found: Sequence[Particular]) -> Iterator[Particular]:
    """Yield particulars; one that is told beside is not left out: 电话没填，0838-2234567."""
    told = {each.question for each in found if each.value != _NONE}
    for each in found:
        if each.value != _NONE or each.question not in told:
            yield each


def _address_whole(found: Sequence[Particular]) -> Iterator[Particular]:
    """Yield particulars; a yard behind a street is of the same address: 东街18号，镇政府大院."""
    held: Particular | None = None
    for each in found:
        is_address = held is not None and {held.question, each.question} == {ADDRESS}
        if held is not None and is_address and each.value.endswith(_YARDS):
            held = Particular(ADDRESS, held.value + each.value, f"{held.words}，{each.words}")
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _offices_joined(found: Iterable[Particular], words: str) -> Iterator[Particular]:
    """Yield particulars; several offices in a row are one answer: 办公室、法规科."""
    offices: list[Particular] = []
    for each in found:
        if each.question == OFFICE:
            offices.append(each)
        else:
            yield each
    together = "、".join(each.words for each in offices)
    if len(offices) > 1 and together in words:
        yield Particular(OFFICE, "、".join(each.value for each in offices), together)
    else:
        yield from offices


@lru_cache(maxsize=4)
def _shapes(lexicon: Lexicon) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the pattern of each particular that is known by its shape, its label before it."""
    shapes = {EMAIL: SHAPES[EMAIL], WEBSITE: SHAPES[WEBSITE], PHONE: SHAPES[PHONE], YEAR: _YEAR}
    shapes |= SHAPES  # a year may stand in a web address, a postcode may not be one
    labels = {name: f"(?:{_labels(lexicon, name)})" for name in shapes}
    return (
        *(
            (name, re.compile(f"{labels[name]}?({shape.pattern})", shape.flags))
            for name, shape in shapes.items()
        ),
        (YEAR, re.compile(f"{labels[YEAR]}(20\\d\\d)(?!\\d)")),
        (YEAR, _YEAR_BEHIND_NAME),
        (PHONE, re.compile(f"{labels[PHONE]}({LOCAL_NUMBER.pattern})")),
    )


def _take_shape(said: Particulars, name: str, pattern: re.Pattern[str], words: str) -> str:
    """Take the values of a shape, and return the words without them."""
    for each in pattern.finditer(words):
        value = next(group for group in each.groups() if group)
        said.found.append(Particular(name, _written(name, value), each[0].strip(_EDGES)))
    return pattern.sub(_MASK, words)


def _written(name: str, value: str) -> str:
    """Return a value as it is written: 2025年度 -> 2025."""
    is_year = name == YEAR
    return value.removesuffix("度").removesuffix("年") if is_year else as_written(name, value)


def _labels(lexicon: Lexicon, name: str) -> str:
    """Return the pattern of a label before a value: 「联系电话：」「邮编是」."""
    before = f"(?:{_any_of(lexicon, 'we')})?的?(?:办公|联系|咨询|单位)?"
    return f"{before}(?:{_names_of(lexicon, name)})(?:号码|号)?[是为在:|\\s]*"


def _names_of(lexicon: Lexicon, name: str) -> str:
    return _longest_first(lexicon.names_of(name))


def _any_of(lexicon: Lexicon, kind: str) -> str:
    return _longest_first(lexicon.answers[kind])


@lru_cache(maxsize=64)
def _longest_first(words: tuple[str, ...]) -> str:
    """Return the pattern of any of some words; they are known when the program starts."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _take_words(said: Particulars, part: str, lexicon: Lexicon) -> None:
    """Take a name, an office or an address."""
    if not part or _is_speech(part, lexicon):
        return
    for piece in _at_labels(part, lexicon):
        if none := _said_to_be_none(piece, lexicon):
            said.found.append(Particular(none, _NONE, piece))
            continue
        name, value = _labelled(piece, lexicon)
        if not name and not _speaks(value, lexicon):
            name = _told_by_end(value, lexicon)
        if not name or len(value) < _SHORTEST:
            said.unread.append(piece)
        else:
            said.found.append(Particular(name, value.translate(_BRACKETS), piece))


def _is_speech(part: str, lexicon: Lexicon) -> bool:
    if len(part) > _LONGEST:
        return False
    tokens = Heard(part, lexicon).tokens
    return all(
        token.has("filler", "yes", "choose", "take_in", "trail", "ours", "op_add", "op_set")
        for token in tokens
    )


def _said_to_be_none(piece: str, lexicon: Lexicon) -> str:
    """Return the particular that there is none of: 邮编没有, 没有网址; nothing for other words."""
    tokens = Heard(piece, lexicon).tokens
    is_none = any(token.has("neg", "leave_out") for token in tokens)
    if not is_none or not all(t.has(*_BESIDE_NONE) for t in tokens):
        return ""
    named = {name for t in tokens for name in t.kinds.get(NAME, ()) if name in _OPTIONAL}
    return named.pop() if len(named) == 1 else ""


def _speaks(words: str, lexicon: Lexicon) -> bool:
    """Whether something is said, though it ends as a name does: 去年这么写的：…领导小组."""
    if ":" in words or len(words) > _LONGEST:
        return True
    return any(token.has("lastyear", "question", "dunno") for token in Heard(words, lexicon).tokens)


def _at_labels(part: str, lexicon: Lexicon) -> list[str]:
    """Cut words before a label behind a blank: 党政办 地址:人民路18号."""
    pieces = (each for piece in _BEFORE_LABEL.split(part) for each in _BEFORE_NAME.split(piece))
    return [each for piece in pieces if piece.strip() for each in _office_apart(piece, lexicon)]


def _office_apart(piece: str, lexicon: Lexicon) -> list[str]:
    """Cut words at the blank between an office and an address; 迎春路 6 号 stays whole."""
    for blank in _BLANKS.finditer(piece):
        pair = piece[: blank.start()], piece[blank.end() :]
        if {_told_by_end(words, lexicon) for words in pair} == {OFFICE, ADDRESS}:
            return [*pair]
    return [piece]


def _labelled(piece: str, lexicon: Lexicon) -> tuple[str, str]:
    """Return the question that a label names, and the words without label, lead-in and particles."""
    if behind := _BEHIND_REASON.match(piece):
        piece = piece[behind.end() :]
    for name in (ADDRESS, OFFICE, SHORT_NAME, NAME_OF_BODY):
        value = _without_label(name, piece, lexicon)
        if value != piece:
            is_own_name = name == SHORT_NAME
            return name, without_lead(name, value.rstrip(_QUOTES * is_own_name), lexicon)
    lead = next(
        (lead for lead in ("位于", "坐落于", "坐落在", "地处", "设在") if piece.startswith(lead)),
        "",
    )
    if lead:
        return ADDRESS, without_lead(ADDRESS, piece, lexicon)
    bare = without_lead(OFFICE, piece, lexicon)
    for words in (piece, bare):
        if name := _told_by_end(words, lexicon):
            return "", without_lead(name, words, lexicon)
    return "", bare


def _told_by_end(words: str, lexicon: Lexicon) -> str:
    """Return the question whose values end as the words do."""
    if ends_in_another(words, PARTICULARS, lexicon):
        return ""
    if words.endswith(_YARDS) or (is_address(words, lexicon) and _HAS_DIGIT.search(words)):
        return ADDRESS
    if words.endswith(("人民政府", "街道办事处", "局", "委员会", "管委会")):
        return NAME_OF_BODY
    if ends_as_office(words, lexicon):
        return OFFICE
    if in_full(words) or ends_as_body(words, lexicon):
        return NAME_OF_BODY
    return ADDRESS if len(words) >= _SHORTEST_ADDRESS and is_address(words, lexicon) else ""


def is_address(words: str, lexicon: Lexicon) -> bool:
    """Return whether words tell a place: a road, a village, a number."""
    bare = re.sub(r"\(.{0,200}?\)|（.{0,200}?）", "", words).strip()
    ends = (*lexicon.answers["place"],)
    has_road = re.search("[路街巷村镇乡县市区]|大道|[弄道][0-9]|社区|广场|大厦", bare) is not None
    return has_road and (
        bare.endswith(ends) or bool(re.search(r"[0-9一二三四五六七八九十]+\s*号", bare))
    )


def without_lead(name: str, words: str, lexicon: Lexicon) -> str:
    """Return the value that words give, without who speaks, verb and particles around it.

    A verb goes only behind who speaks or a label, and 位于, 在, 由 where no name begins so.
    """
    words = words.strip(_EDGES)
    if name == OFFICE:
        words = _in_charge(words)
    if name == NAME_OF_BODY:
        if who := _who_is(lexicon).match(words):
            words = words[who.end() :]
        bare = trimmed(words, lexicon)
        return bare if bare == words or ends_as_body(bare, lexicon) or in_full(bare) else words
    leads = _leads(lexicon).match(words)
    if leads and len(words) - leads.end() >= _SHORTEST:
        words = words[leads.end() :].strip(_EDGES)
    return without_trail(words, lexicon)


@lru_cache(maxsize=4)
def _who_is(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(lexicon, 'we')})(?:是|叫做?)(?=..)")


@lru_cache(maxsize=4)
def _leads(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(lexicon, 'we')})?(?:的)?(?:{_any_of(lexicon, 'lead')})+")


def _in_charge(words: str) -> str:
    """Return the office that is said to be in charge: 归党政办管 -> 党政办; other words as they are."""
    found = _IN_CHARGE.fullmatch(words)
    return found[1] if found else words


def _without_label(name: str, words: str, lexicon: Lexicon) -> str:
    """Return words without the question's own name before them, where it is a label."""
    matches = (pattern.match(words) for pattern in _own_labels(lexicon, name))
    found = next(filter(None, matches), None)
    return words[found.end() :].strip(_EDGES) if found and found.end() < len(words) else words


@lru_cache(maxsize=128)
def _own_labels(lexicon: Lexicon, name: str) -> tuple[re.Pattern[str], ...]:
    """Return what a question's own name looks like before its answer."""
    we, joint = _any_of(lexicon, "we"), "(?:是|为|叫做?|在|就是)?\\s*[:：]?\\s*"
    label = f"(?:{we})?的?(?:办公|联系|单位|我们)?(?:{_names_of(lexicon, name)})的?"
    patterns = [
        f"{label}\\s*(?:就?是|为|叫做?|在|设在|位于|由|[:：|]|\\s)[:：|\\s]*",
    ]
    if name == OFFICE:
        patterns.append("(?:联系|经办|负责)?(?:科室|部门)(?=[\u4e00-\u9fff]{3})")
    if name == ADDRESS:
        patterns.append(f"{label}{joint}(?=[\u4e00-\u9fff]{{2}})")
    if name == SIGNED_ON:
        patterns.append(f"{label}(?=[0-9一二])")
    if name == SHORT_NAME:
        patterns.append(f'{label}(?:{_any_of(lexicon, "lead")})?[“"‘「]?(?=[我本])')
    return tuple(map(re.compile, patterns))


def value_of(question: Question, typed: str, context: Context) -> str:
    """Return the value that words give for one question, without the question's own name around it."""
    lexicon = context.answer_lexicon
    words = text.half_width(typed).strip(_EDGES)
    shape = SHAPES.get(question.name)
    if shape is not None and (found := _shaped(question.name, shape, words)):
        return found
    if len(typed) > _LONGEST or "\n" in typed.strip():
        return typed.strip()
    if question.name == NAME_OF_BODY:
        typed = _BLANK_IN_NAME.sub("", typed)
    bare = _without_label(question.name, typed.strip(_EDGES), lexicon)
    if question.name == SHORT_NAME and (quoted := _QUOTED.search(typed)):
        return quoted[1]
    if shape is None and question.name in (*PARTICULARS, LEADER):
        is_post = question.name == LEADER and not _PAUSE.search(text.half_width(bare))
        post = _POST.sub(r"\1", bare) if is_post else bare
        return without_lead(question.name, post, lexicon)
    if question.kind is Kind.LINES and not question.suggestions:
        named = re.match(f"(?:{_names_of(lexicon, question.name)})(?=有|包括|包含|主要)", bare)
        return _without_opening(bare[named.end() :] if named else bare, lexicon)
    return bare


def _shaped(name: str, shape: re.Pattern[str], words: str) -> str:
    digits = _DIGIT_STRING.sub(_as_digits, words)
    if name == PHONE:
        digits = _AREA_CODE_APART.sub(r"\1-", digits)
    if found := _only(shape, digits):
        return _written(name, found)
    return _only(LOCAL_NUMBER, digits) if name == PHONE else ""


def _as_digits(found: re.Match[str]) -> str:
    return found[0].translate(_DIGITS)


def _without_opening(words: str, lexicon: Lexicon) -> str:
    opening = _WHERE_THEY_ARE.match(words)
    opening = opening or re.match(f"(?:{_any_of(lexicon, 'opens')})[:：]?", words)
    if opening and len(words) - opening.end() >= _SHORTEST:
        words = words[opening.end() :]
    return words.removesuffix("等").strip(_EDGES)


def _only(shape: re.Pattern[str], words: str) -> str:
    found = [each[0] for each in shape.finditer(words)]
    return found[0].strip() if len(found) == 1 else ""
