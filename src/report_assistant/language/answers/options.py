"""What a message chooses: 「1 3」「第二个」「培训和村里公开都写」「除了3都要」「不要培训」「就是个镇嘛」.

The options of a question, by number or in any words that name them. What names none of them is
quoted, and decides whether the choice is taken, shown first, or asked back.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from report_assistant.language.answers.ordered_items import items_in
from report_assistant.language.context import Context
from report_assistant.language.figures.decision import Step
from report_assistant.language.words.bodies import body_in
from report_assistant.language.words.clauses import Clause
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import NAME, OPTION
from report_assistant.language.words.places import ends_spelt_out, places_at
from report_assistant.language.words.shapes import RANGE
from report_assistant.language.words.tokens import NUMBER, SHAPE, STOP, UNKNOWN, Token
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.bodies import body_named
from report_assistant.report.fields import Kind

KIND_OF_BODY = "organisation.kind"
_NO = ("neg", "op_drop", "leave_out", "not_is")
_HARMLESS = (
    *("filler", "choose", "pub", "handle", "ours", "we", "thisyear", "all", "everything", "total"),
    *("unit", "lead", "trail", "self", "others", "rest", "op_add", "except", "except_after", "yes"),
)
_ASKING = ("question", "asks", "wonders")
_UNDECIDED = (
    *("dunno", "defer", "later", "delegate", "hand_over", "hedge", "lastyear", "plan", "slip"),
    *_ASKING,
)
_ALSO_ACTS = ("pub", "handle", "filler", "neg", "unit")
"""A name that is also one of these (公开, 给) names no option that it opens."""
_BESIDE_ALL = (
    "trail",
    "choose",
    "take_in",
    "ours",
    "we",
    "thisyear",
    "total",
    "lead",
    "chat",
    "place",
)
_LONGEST_REMARK = 6
_REASONS = ("万一", "反正", "毕竟", "历来", "一直", "因为", "免得", "省得", "怕", "好让", "方便")
_LONG_UNKNOWN = 4
"""From here on unknown characters may be a further answer."""


@dataclass(frozen=True)
class Chosen:
    """What a message chooses among the options of a question."""

    step: Step
    values: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """The words that name no option."""
    reason: str = ""
    """For `Step.ASK`: what to do, in a sentence for the clerk."""


def choose(heard: Heard, context: Context) -> Chosen | None:
    """Return what a message chooses at the question that is up; `None` where it chooses nothing."""
    question = context.asked
    if question is None or not question.options:
        return None
    listed = items_in(heard.typed)  # 其一…；其二… counts what is named
    words = "；".join(listed) if len(listed) > 1 else heard.typed
    words = ends_spelt_out(words, len(question.options))
    said = context.heard_as_answer(words)
    reader = _Reader(question, _names_of_options(question, context.questionnaire))
    parts = [part for listed in said.sentences for part in _parts(listed, reader)]
    chosen = _chosen(parts, question, context)
    if question.name == KIND_OF_BODY and (chosen is None or chosen.unread):
        return _by_name(heard, context, question) or chosen
    return chosen


@dataclass
class _Part:
    """A clause, or the piece of one that a no closes, as far as options are concerned."""

    pause: str = ""
    values: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """Numbers that no option has."""
    unread: list[str] = field(default_factory=list)
    residue: str = ""
    """A few unknown characters apart from an option."""
    is_no: bool = False
    is_yes: bool = False
    is_except: bool = False
    is_all: bool = False
    is_rest: bool = False
    is_undecided: bool = False
    is_modified: bool = False
    """Whether unknown characters go on with a name."""
    """Whether somebody speaks who asks, or puts it off."""
    is_torn: bool = False
    """Whether it names two and takes neither: 1或3."""

    @property
    def is_out(self) -> bool:
        """Whether what it names is left out."""
        return self.is_no or self.is_except


def _parts(clauses: Sequence[Clause], reader: "_Reader") -> list[_Part]:
    """Return the clauses of a sentence; a no reaches over the 、 between what it names."""
    parts = [part for clause in clauses for part in reader.parts(clause)]
    pairs = list(pairwise(parts))
    for before, after in pairs:
        if after.pause == "、" and before.is_out and before.values and _goes_along(after):
            after.is_no, after.is_except = before.is_no, before.is_except
    for before, after in reversed(pairs):
        if after.pause == "、" and after.is_no and after.values and _goes_along(before):
            before.is_no = True
    return parts


def _names_of_options(question: Question, all_of: Questionnaire) -> dict[str, tuple[str, ...]]:
    """Return the options that the names of other questions stand for.

    An option of an outcome has a row of its own (applications.granted); one of what else to write
    opens the questions that are asked only where it was chosen.
    """
    names: dict[str, tuple[str, ...]] = {}
    for other in all_of.questions:
        opens = "" if other.relevant is None else other.relevant.source
        names[other.name] = tuple(
            option.value
            for option in question.options
            if option.value == other.name
            or other.name.endswith(f".{option.value}")
            or f"'{option.value}' in {question.name}" in opens
        )
    return names


def _goes_along(part: _Part) -> bool:
    return bool(part.values) and not (part.is_yes or part.is_all or part.is_rest)


@dataclass(frozen=True)
class _Reader:
    """Reads clauses as far as the options of one question are concerned."""

    question: Question
    names: Mapping[str, tuple[str, ...]]
    """Question -> the options that it stands for, or that open it."""

    def parts(self, clause: Clause) -> Iterator[_Part]:
        """Yield a clause, cut behind a no between two options: 培训不写村里写."""
        tokens = clause.tokens
        named = [place for place, token in enumerate(tokens) if self._named(token)]
        noes = [place for place, token in enumerate(tokens) if self._is_no(token)]
        if len(noes) == 1 and named and named[0] < noes[0] < named[-1]:
            yield self._part(tokens[: noes[0] + 1], clause.pause)
            yield self._part(tokens[noes[0] + 1 :], ",")
            return
        yield self._part(tokens, clause.pause)

    def _part(self, tokens: Sequence[Token], pause: str) -> _Part:
        part = _Part(pause)
        counted = {place for place in range(1, len(tokens)) if self._is_count(tokens, place)}
        named = {n for n, token in enumerate(tokens) if n not in counted and self._named(token)}
        part.is_modified = bool(counted & {place + 1 for place in named})  # 诉讼3
        first, last = min(named, default=len(tokens)), max(named, default=-1)
        for place, token in enumerate(tokens):
            self._marks(part, token, is_between=first < place < last)
            if place in named:
                self._takes(part, token)
            elif token.kind == UNKNOWN:
                is_glued = place - 1 in named or place + 1 in named
                part.is_modified |= place - 1 in named and len(token.text) > 1
                if is_glued or len(token.text) >= _LONG_UNKNOWN:
                    part.unread.append(token.text)
                else:
                    part.residue += token.text
            elif not self._is_harmless(token, is_behind=place - 1 in named):
                part.unread.append(token.text)
        part.is_all &= bool(named) or all(map(_says_all, tokens))
        is_about_options = part.is_rest or part.is_all or part.is_no
        if not named and (part.unread or (part.residue and not is_about_options)):
            return _Part(
                pause,
                unread=["".join(token.text for token in tokens).strip()],
                is_undecided=part.is_undecided,
                is_torn=part.is_torn,
            )
        return part

    def _marks(self, part: _Part, token: Token, *, is_between: bool) -> None:
        """Note what a token says of all that its clause names."""
        if self._options(token):
            return
        part.is_no |= self._is_no(token)
        part.is_yes |= token.has("take_in")
        part.is_except |= token.has("except", "except_after")
        part.is_all |= token.has("everything", "all")
        part.is_rest |= token.has("others", "rest")
        part.is_undecided |= token.has(*_ASKING) and not token.has("choose")
        part.is_undecided |= token.has(*_UNDECIDED) and not token.has(*_HARMLESS)
        part.is_torn |= is_between and token.has("either")
        part.is_torn |= token.has(RANGE) and not places_at(token)

    def _is_count(self, tokens: Sequence[Token], place: int) -> bool:
        """Whether a number stands right behind what it counts: 公开3 is no third option."""
        before, token = tokens[place - 1], tokens[place]
        if token.kind != NUMBER or before.end != token.start or before.has("choose", "take_in"):
            return False
        acts = before.has(NAME, "handle", "pub") or bool(self._options(before))
        return acts and bool(places_at(token))

    def _takes(self, part: _Part, token: Token) -> None:
        options = self.question.options
        for number in places_at(token):
            if 1 <= number <= len(options):
                part.values.append(options[number - 1].value)
            else:
                part.numbers.append(number)
        part.values += self._options(token)

    def _named(self, token: Token) -> bool:
        return bool(places_at(token) or self._options(token))

    def _options(self, token: Token) -> list[str]:
        known = [option.value for option in self.question.options]
        if token.is_sounded:
            return []  # 三审三教 is asked about
        found = [v for name, v in token.kinds.get(OPTION, ()) if name == self.question.name]
        if not found and not (token.has(NAME) and token.has(*_ALSO_ACTS)):
            found = [v for name in token.kinds.get(NAME, ()) for v in self.names.get(name, ())]
        return list(dict.fromkeys(value for value in found if value in known))

    def _is_no(self, token: Token) -> bool:
        return token.has(*_NO) and not self._options(token)

    def _is_harmless(self, token: Token, *, is_behind: bool) -> bool:
        """Whether a known word that is no option changes nothing; what follows an option belongs to it."""
        if token.kind in (NUMBER, SHAPE):
            return False
        if token.has(*_HARMLESS, *_NO, *_UNDECIDED, "take_in", "either"):
            return True
        return is_behind or self.question.name in token.kinds.get(NAME, ())


def _says_all(token: Token) -> bool:
    """Whether a word only says that all are meant: not what was done with all, 全部审过."""
    return token.kind != UNKNOWN and (
        token.kind == STOP or token.has("everything", "all", *_BESIDE_ALL)
    )


def _chosen(parts: Sequence[_Part], question: Question, context: Context) -> Chosen | None:
    """Return what the clauses choose together."""
    taken = _values(part for part in parts if not part.is_out)
    left_out = _values(part for part in parts if part.is_out)
    unread = tuple(words for part in parts for words in part.unread)
    if question.kind is Kind.CHOICES and _is_zero(parts, taken, left_out) and not unread:
        return Chosen(Step.TAKE, ())
    problem = _problem(parts, taken, left_out)
    if problem is not None:
        return Chosen(Step.ASK, (), unread, f"{problem}{how_to_choose(question)}")
    undecided = any(part.is_undecided for part in parts)
    values = None if undecided else _together(parts, taken, left_out, question, context)
    if values is None:
        asked = Chosen(Step.ASK, (), unread, how_to_choose(question))
        return asked if left_out or (undecided and taken) else None
    if question.kind is Kind.CHOICE and len(values) != 1:
        return Chosen(Step.ASK, (), unread, f"这里只能选一个。{how_to_choose(question)}")
    is_other = any(part.is_modified for part in parts)  # 三审三交
    if is_other or len(unread) > len(values) or not all(map(_is_remark, unread)):
        return Chosen(Step.ASK, values, unread, how_to_choose(question))
    residue = tuple(part.residue for part in parts if part.residue)
    is_sure = not residue and not _is_inferred(parts, values, taken, left_out)
    is_sure = is_sure and not unread and not _is_taken_back(parts)
    return Chosen(Step.TAKE if is_sure else Step.OFFER, values, (*residue, *unread))


def _is_taken_back(parts: Sequence[_Part]) -> bool:
    """Whether a no of nothing else follows what was taken: 有人要复议，还没去."""
    return any(
        before.values
        and not before.is_out
        and after.is_no
        and not after.values
        and not (after.is_rest or after.is_all)
        for before, after in pairwise(parts)
    )


def _is_zero(parts: Sequence[_Part], taken: tuple[str, ...], left_out: tuple[str, ...]) -> bool:
    """Whether 0 alone is said, which is none of the options."""
    numbers = [number for part in parts for number in part.numbers]
    return numbers == [0] and not (taken or left_out or any(part.residue for part in parts))


def _is_remark(words: str) -> bool:
    """Whether unknown words are too few to name a further answer, or begin as a reason does."""
    return len(words) <= _LONGEST_REMARK or words.startswith(_REASONS)


def _problem(
    parts: Sequence[_Part], taken: tuple[str, ...], left_out: tuple[str, ...]
) -> str | None:
    """Return what is wrong with the clauses, empty where they waver; `None` where nothing is."""
    numbers = [number for part in parts for number in part.numbers]
    if numbers:
        return f"没有第 {numbers[0]} 个。"
    if set(taken) & set(left_out):
        return "同一项又要又不要，没看懂。"
    return "" if any(part.is_torn for part in parts) else None


def _values(parts: Iterator[_Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for part in parts for value in part.values))


def _together(
    parts: Sequence[_Part],
    taken: tuple[str, ...],
    left_out: tuple[str, ...],
    question: Question,
    context: Context,
) -> tuple[str, ...] | None:
    """Return the options that are meant; `None` where that cannot be said."""
    every = tuple(option.value for option in question.options)
    others = tuple(value for value in every if value not in left_out)
    if taken:
        return taken
    if left_out:
        return _without(parts, left_out, others, question, context)
    if any(part.is_no for part in parts):
        if question.kind is Kind.CHOICES:
            return ()
        is_pair = len(every) == len(("yes", "no")) and question.options[1].label.startswith("不")
        return (every[1],) if is_pair else None
    is_all = any(part.is_all for part in parts) and question.kind is Kind.CHOICES
    return every if is_all else None


def _without(
    parts: Sequence[_Part],
    left_out: tuple[str, ...],
    others: tuple[str, ...],
    question: Question,
    context: Context,
) -> tuple[str, ...] | None:
    """Return what is left when some are left out: of all of them, or of what was chosen before."""
    if not others or {_family(value) for value in left_out} >= {_family(value) for value in others}:
        return () if question.kind is Kind.CHOICES else None
    if len(others) == 1 and question.kind is Kind.CHOICE:
        return others
    if question.kind is Kind.CHOICE:
        return None
    if any(part.is_except for part in parts) or any(
        part.is_all and not part.is_no for part in parts
    ):
        return others
    if any(part.is_rest and not part.is_no for part in parts):
        return others
    before = context.values.get(question.name)
    return None if not before else tuple(str(v) for v in before if str(v) not in left_out)


def _family(value: str) -> str:
    """Return what two choices have in common: both ways to court are litigation."""
    return value.partition("_")[0]


def _is_inferred(
    parts: Sequence[_Part],
    values: tuple[str, ...],
    taken: tuple[str, ...],
    left_out: tuple[str, ...],
) -> bool:
    """Whether the choice follows from what is left out, without 都 or 其他 that says so."""
    says_so = any((part.is_all or part.is_rest) for part in parts)
    return bool(values) and bool(left_out) and not taken and not says_so


def _by_name(heard: Heard, context: Context, question: Question) -> Chosen | None:
    """Return the kind of body that the body's own name tells: 我们是县水利局."""
    name = body_in(heard.typed, context.answer_lexicon)
    if not name:
        return None
    body = body_named(name)
    if not body.is_certain and "市" in name:  # whose rank the name does not tell
        return Chosen(Step.ASK, (), (name,), how_to_choose(question))
    return Chosen(Step.TAKE if body.is_certain else Step.OFFER, (body.kind.value,))


def how_to_choose(question: Question) -> str:
    """Return what to type for a choice."""
    several = question.kind is Kind.CHOICES
    last = len(question.options)
    sample = "1 3" if several and last > 2 else "1"
    none = "；都没有就回“没有”" if several else ""
    return f"请打前面的编号（1 到 {last}），例如 {sample}{none}。"
