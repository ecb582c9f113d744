"""Whether words speak as reports do: of the work, of things, of what is amiss.

Nothing that a clerk remarks beside an answer becomes one: a sentence of a report names something of
its matter, and the words for it are closed (`matter`, `common` in the lexicon). Common words alone,
and the names of the form's own parts, tell nothing in a short sentence.
"""

import re
from collections.abc import Iterator, Sequence

from report_assistant.language.answers.fitting import names_person
from report_assistant.language.answers.in_words import EDGES, SPEECH, InWords, is_content
from report_assistant.language.answers.particulars import YEAR, read_particulars, value_of
from report_assistant.language.words.heard import Heard
from report_assistant.language.words.lexicon import COLUMN, NAME, PART, UNIT
from report_assistant.language.words.tokens import NUMBER, STOP, UNKNOWN, Token
from report_assistant.report.contact import SHAPES
from report_assistant.report.fields import Kind

_LONGEST_ITEM, _SHORT_ITEM = 16, 8
_SHORT_REMARK = 20
"""Up to here common words alone are no sentence of a report."""
_SHORTEST_STATEMENT = 8
"""From here on two common words make a statement: 参加县里的行风评议."""
_BESIDE_FIGURES = (
    *(NAME, PART, COLUMN, UNIT, "noun", "hedge", "bound", "lastyear", "part", "compare"),
    *SPEECH,
)
_DENIES = ("neg", "dunno", "hedge")
"""Words of a statement; none stands in a list of things."""
_STATES = ("lastyear", "elsewhere")
"""No thing is called so."""
_ENDS_THING = ("matter", "common", "thing_end")
_TELLS = re.compile("一下|^(?:再|先|然后|接着)(?![生造][^育])")
_ITEMS = re.compile("[、,，;；。\n和及]")
_NAMES = re.compile("[、,，;；和\\s]")


def particulars_only(said: InWords) -> str:
    """Return the titles of the office's particulars that are all of a message."""
    particulars = said.context.read(read_particulars, said.heard.typed)
    shaped = [
        each for each in particulars.found if each.question in SHAPES and each.question != YEAR
    ]
    if not shaped or particulars.unread:
        return ""
    return "、".join(said.context.questionnaire.by_name[each.question].title for each in shaped)


def other_particulars(said: InWords) -> str:
    """Return the titles of the particulars in a message that holds several, or another than asked."""
    by_name = said.context.questionnaire.by_name
    read = said.context.read(read_particulars, said.heard.typed)
    found = {each.question for each in read.found}
    is_other = len(found) == 1 and found <= SHAPES.keys() - {said.question.name}
    if len(found) < 2 and not is_other:
        return ""
    return "、".join(by_name[name].title for name in by_name if name in found)


def is_bare_figure(said: InWords) -> bool:
    """Return whether a message is a figure with its name and no more: 公众号一百多条."""
    has_number = any(token.kind == NUMBER for token in said.tokens)
    return has_number and all(
        token.kind == NUMBER or token.has(*_BESIDE_FIGURES) for token in said.tokens
    )


def speaks_as_reports_do(said: InWords) -> bool:
    """Return whether a message may be a sentence, a list or figures of a report."""
    if said.question.kind is Kind.FIGURES:
        return any(token.kind == NUMBER or token.text[0].isdigit() for token in said.tokens)
    if said.question.kind is Kind.LINES and not said.question.suggestions:
        items = list(_items(said))
        is_told = any(_TELLS.search(item) for item in items)  # 发到微信群里一下，再贴到公示栏
        return (
            not is_told and said.first(*_DENIES) is None and any(_is_thing(i, said) for i in items)
        )
    if _only_chooses(said.tokens):
        return False
    if said.speaks_of_work or tells_of_problem(said):
        return True
    things = {token.text for token in said.tokens if token.has("common", NAME)}
    is_statement = len(things) > 1 and said.han >= _SHORTEST_STATEMENT
    return is_statement or (said.is_about_work and said.han > _SHORT_REMARK)


def tells_of_problem(said: InWords) -> bool:
    """Return whether it says of something known how good it is: 原创信息少."""
    for clause in said.heard.clauses:
        *before, last = [t for t in clause.tokens if not t.has("trail")] or clause.tokens
        if last.has("evaluates") and any(t.has("common", "matter", NAME) for t in before):
            return True
    return False


def _items(said: InWords) -> Iterator[str]:
    words = value_of(said.question, said.heard.typed, said.context)
    yield from (item.strip(EDGES) for item in _ITEMS.split(words) if item.strip(EDGES))


def _is_thing(item: str, said: InWords) -> bool:
    """Return whether an item ends as a thing does, not as a statement: 公示栏, not 天太热."""
    tokens = [token for token in Heard(item, said.lexicon).tokens if token.kind != STOP]
    if not tokens or len(item) > _LONGEST_ITEM or _only_chooses(tokens):
        return False
    if any(token.has(*_STATES) for token in tokens):
        return False
    if any(token.has("matter") for token in tokens) and len(item) <= _SHORT_ITEM:
        return True
    last = tokens[-1]
    if last.has(*_ENDS_THING) or is_content(last):
        return True
    return last.kind == UNKNOWN and last.text.endswith(said.lexicon.answers["thing_end"])


def _only_chooses(tokens: Sequence[Token]) -> bool:
    """Return whether one word is all there is that may take a choice as well: 实行, 制度, 号."""
    return len(tokens) == 1 and tokens[0].has("choose")


def names_people(said: InWords) -> bool:
    """Return whether a message is nothing but names of people."""
    items = [item for item in _NAMES.split(said.words.strip(EDGES)) if item]
    if not items or said.is_about_work:
        return False
    return all(names_person(item, said.lexicon) for item in items)
