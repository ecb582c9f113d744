"""Several facts in one message: 「新媒体114条，版面46块，收到申请2件，都是自然人，都公开了」.

Clause by clause: a number with a question's name, a row of a table with its applicants, words for
none, a name with its words. What is not understood for certain is quoted back, never guessed.
"""

import re
from dataclasses import dataclass, replace

from report_assistant.language.facts.clauses import (
    Clause,
    Mention,
    sentences,
    told_by_office,
    without_lead,
)
from report_assistant.language.facts.context import FactContext
from report_assistant.language.facts.names import (
    TOTAL,
    Named,
    Names,
    adds_nothing,
    column_of,
    is_harmless,
    is_loose,
)
from report_assistant.language.facts.nones import named_as_none
from report_assistant.language.facts.rows import OpenRow, grant_all
from report_assistant.language.facts.taken import Fact, TakenFacts, Understood
from report_assistant.language.facts.unnamed_numbers import UnnamedNumbers
from report_assistant.language.none_answers import covers_parts
from report_assistant.language.numerals import is_none_word
from report_assistant.questionnaire.question import Question, Questionnaire
from report_assistant.report.fields import Kind

_ALL_GRANTED = re.compile(
    "(?:已经?|结果)?(?:都|均|全部?)(?:已经?)?(?:予以|给予?|依法)?(?:公开|提供)了?(?:信息)?"
)
_ZERO = ("0", "零", "〇")
_STAYS = re.compile("(?:是对的|没错|没有错|不用改|不变|没问题)$")
_WORKS = re.compile("(?:作品|视频)$")
"""「视频号作品 23 个」 counts what was published, not accounts."""
_EMPTY_WORDS = re.compile("(?:你好|您好|谢谢|麻烦了?|好的?|如下|数据如下|是这样的?)[：:！!]?")


@dataclass(frozen=True)
class Facts:
    """The facts that were understood in a message, and the words that were not."""

    found: tuple[Fact, ...]
    unread: tuple[str, ...]


class FactReader:
    """Reads one message."""

    def __init__(
        self,
        questionnaire: Questionnaire,
        understood: Understood,
        *,
        asked: Question | None = None,
        year: int | None = None,
    ) -> None:
        """Take the current question as `asked`: a number without a name answers it."""
        self._questionnaire = questionnaire
        self._unnamed = UnnamedNumbers(asked)
        self._context = FactContext(year)
        self._names = Names(questionnaire)
        self._taken = TakenFacts(understood)
        self._row = OpenRow(self._names, self._taken)
        self._after_none = False
        self._acted = ""
        self._heard = ""
        self._no_parts: list[str] = []
        self._is_told = False

    def read(self, typed: str) -> Facts:
        """Return the facts in a message, in the order of the questionnaire."""
        for clauses in sentences(typed):
            self._after_none = False
            self._sentence(clauses)
        self._row.close()
        if self._acted:
            grant_all(self._questionnaire, self._taken, self._acted)
        for words in self._no_parts:
            self._taken.quote(words)
        self._keep_whole()
        order = list(self._questionnaire.by_name)
        found = sorted(self._taken, key=lambda fact: order.index(fact.question.name))
        return Facts(tuple(found), tuple(self._taken.unread))

    def _keep_whole(self) -> None:
        """Quote what was read from a part only, or beside a doubt, instead of taking it."""
        for name in list(self._unnamed.doubtful(self._taken.unread)):
            fact = self._taken.drop(name)
            if fact is not None:
                self._taken.quote(fact.words)

    def _sentence(self, clauses: list[Clause]) -> None:
        place = numbered = 0
        is_head = True
        self._unnamed.begin_sentence()
        while place < len(clauses):
            end = place + 1
            if _STAYS.search(clauses[place].words):
                place = end
                continue
            is_head = is_head and not any(each.mentions() for each in clauses[numbered:place])
            numbered = place
            if not self._context.admits(clauses[place].words, is_head=is_head):
                self._pass_over(clauses[place].words)
                place = end
                continue
            named = self._names.opening(clauses[place].words)
            if named is not None:
                while (
                    named.question.kind is Kind.LINES
                    and end < len(clauses)
                    and clauses[end].pause == "、"
                ):
                    end += 1
                words = "、".join([named.rest, *(each.words for each in clauses[place + 1 : end])])
                self._row.close()
                self._taken.take(named.question, words, f"{named.name}：{words}")
            else:
                end = _end_of_names(clauses, place)
                words = "、".join(each.words for each in clauses[place:end])
                told = without_lead(words, self._names.holds_name)
                self._is_told = told_by_office(words, told)
                self._clause(told, clauses[place].pause)
            self._heard += clauses[place].words
            place = end

    def _pass_over(self, words: str) -> None:
        """Quote figures of another year, and remember what they are of."""
        self._taken.quote(words)
        for mention in Clause(words, "").mentions():
            self._unnamed.mentioned(self._names.beside(mention.before, mention.unit))

    def _clause(self, words: str, pause: str) -> None:
        mentions = Clause(words, pause).mentions()
        if mentions and self._bare_row(mentions):
            return
        if mentions:
            self._after_none = False
            mentions = self._without_nones(mentions)
            for number, mention in enumerate(mentions):
                is_last = number == len(mentions) - 1
                after = mention.after if is_last else ""
                if not self._mention(mention, after) and not (
                    len(mentions) == 1 and self._without_name(mention, after)
                ):
                    self._taken.quote(words)
                    if number:
                        self._row.forget()
                    return
        elif not (
            _EMPTY_WORDS.fullmatch(words)
            or self._unnamed.is_remark(words)
            or self._unnamed_none(words)
            or self._row.add_applicants(words)
            or self._all_granted(words)
            or self._none(words)
        ):
            self._taken.quote(words)

    def _without_nones(self, mentions: list[Mention]) -> list[Mention]:
        """Take what the words after the last number say there is none of: 「自查4次追责没有」."""
        *others, last = mentions
        questions = named_as_none(last.after, self._names, goes_on=False) if last.after else []
        taken = [self._taken.take(question, "没有", last.after) for question in questions]
        return [*others, replace(last, after="")] if taken and all(taken) else mentions

    # ------------------------------------------------------------ numbers

    def _mention(self, mention: Mention, after: str) -> bool:
        if mention.is_vague:
            return False
        if self._none_of_part(mention, after) or self._row.add_number(mention, after):
            return True
        unit = "条" if _WORKS.search(mention.before) else mention.unit
        named = self._names.beside(mention.before, unit)
        if named is None and after:
            named = self._names.beside(after, mention.unit)
            rest = mention.before + ("" if named is None else named.rest)
        else:
            rest = after + ("" if named is None else named.rest)
        self._unnamed.mentioned(named)
        if named is None or is_loose(named, self._heard):
            return False
        if self._unnamed.is_part(named, mention):
            return False
        column = column_of(named.question, named.rest) if not adds_nothing(named.rest) else ""
        if not column and not adds_nothing(rest):
            column = column_of(named.question, rest)
            if not column:
                return False
        return self._number(named, mention, column)

    def _none_of_part(self, mention: Mention, after: str) -> bool:
        """Take none of each part of a choice as none at all: 「复议0，诉讼0」."""
        if mention.number not in _ZERO or after:
            return False
        question = self._names.called(mention.before)
        if question is None or question.kind is not Kind.CHOICES or not question.parts:
            return False
        self._row.close()
        self._no_parts.append(mention.before + mention.amount)
        words = "，".join(self._no_parts)
        if covers_parts(question, words):
            self._no_parts.clear()
            self._taken.take_or_quote(question, "没有", words)
        return True

    def _without_name(self, mention: Mention, after: str) -> bool:
        """Take a number without a name: the whole of what came before, or the answer asked for."""
        if mention.is_vague or self._row or self._is_told:
            return False
        total = self._questionnaire.by_name.get(TOTAL)
        counts = {fact.question.name: fact.value for fact in self._taken}
        question = self._unnamed.meant(mention, after, counts, total)
        if question is None:
            return False
        if self._unnamed.is_whole(question):
            self._taken.drop(question.name)
        return self._number(Named(question, "", ""), mention, "")

    def _unnamed_none(self, words: str) -> bool:
        """Take 「没有」 at the head of a message as the answer to the current question."""
        asked = self._unnamed.asked
        if asked is None or self._taken or not is_none_word(words):
            return False
        return asked.takes_none and self._taken.take(asked, "没有", words)

    def _bare_row(self, mentions: list[Mention]) -> bool:
        """Read as many numbers as a row has columns: 「规范性文件 2 0 5」."""
        first, *others = mentions
        named = self._names.beside(first.before, first.unit)
        if not others or named is None or named.question.kind is not Kind.COUNTS:
            return False
        if not is_harmless(named.rest) or any(each.before.strip() for each in others):
            return False
        self._row.close()
        numbers = " ".join(mention.number for mention in mentions)
        return self._taken.take(named.question, numbers, f"{first.before}{numbers}")

    def _number(self, named: Named, mention: Mention, column: str) -> bool:
        self._row.close()
        words = f"{mention.before}{mention.amount}{mention.after}"
        if named.question.kind is Kind.COUNTS:
            self._row.begin(named, mention, column, words)
            return True
        return self._taken.take(named.question, mention.amount, words)

    # ------------------------------------------------------------ words

    def _all_granted(self, words: str) -> bool:
        if not _ALL_GRANTED.fullmatch(words):
            return False
        self._acted = words
        return True

    def _none(self, words: str) -> bool:
        """Read 「没有行政处罚和行政强制」「许可为零」; a list may go on after it."""
        questions = named_as_none(words, self._names, goes_on=self._after_none)
        if not questions:
            return False
        self._row.close()
        self._after_none = True
        taken = [self._taken.take(question, "没有", words) for question in questions]
        return all(taken)


def _end_of_names(clauses: list[Clause], place: int) -> int:
    """Return the end of a list of names without numbers: 「许可、处罚、强制都没有」."""
    end = place + 1
    while (
        end < len(clauses)
        and clauses[end].pause == "、"
        and not any(each.mentions() for each in clauses[place : end + 1])
    ):
        end += 1
    return end
