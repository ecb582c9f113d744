"""How well the FAQ finds its entries: each way of asking is taken out and asked.

    python -m scripts.faq_figures [--wrong]

What is printed is pessimistic: a clerk may well put it as the data do.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace

from report_assistant.language.asked.faq import Entry, Faq, Hit
from report_assistant.language.asked.faq_file import load_faq
from report_assistant.questionnaire.question import Questionnaire
from report_assistant.questionnaire.questionnaire import load_questionnaire


@dataclass(frozen=True)
class Trial:
    """One way of asking that was taken out, and what was found."""

    way: str
    answer: str
    hits: tuple[Hit, ...]

    @property
    def is_first(self) -> bool:
        """Whether the right entry came first."""
        return bool(self.hits) and self.hits[0].entry.answer == self.answer

    @property
    def is_shown(self) -> bool:
        """Whether the right entry is among those shown."""
        return any(hit.entry.answer == self.answer for hit in self.hits)


def trials(faq: Faq, questionnaire: Questionnaire, *, knows_question: bool) -> Iterator[Trial]:
    """Yield a trial for each way of asking; with the entry's first field up, or with none.

    All entries are without their first way of asking, then without their second, and so on.
    """
    for taken in range(max(len(entry.ask) for entry in faq.entries)):
        others = tuple(_without(entry, taken) for entry in faq.entries)
        without = replace(faq, entries=others)
        for entry in faq.entries:
            if taken < len(entry.ask) > 1:
                question = entry.fields[0] if knows_question and entry.fields else None
                section = questionnaire.by_name[question].section if question else None
                kind = entry.kinds[0] if entry.kinds else None
                way = entry.ask[taken]
                yield Trial(way, entry.answer, without.found(way, question, section, kind))


def _without(entry: Entry, taken: int) -> Entry:
    rest = tuple(way for at, way in enumerate(entry.ask) if at != taken)
    return replace(entry, ask=rest) if rest else entry


def main() -> None:
    """Print the shares, and with --wrong what was not found."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--wrong", action="store_true")
    wrong = arguments.parse_args().wrong
    questionnaire = load_questionnaire()
    faq = load_faq(questionnaire)
    print(f"{len(faq.entries)} entries, {sum(len(each.ask) for each in faq.entries)} ways")
    for knows_question in (False, True):
        made = list(trials(faq, questionnaire, knows_question=knows_question))
        first = sum(each.is_first for each in made) / len(made)
        shown = sum(each.is_shown for each in made) / len(made)
        silent = sum(not each.hits for each in made) / len(made)
        up = "question known" if knows_question else "question not known"
        print(f"{up}: first {first:.1%}, shown {shown:.1%}, nothing found {silent:.1%}")
        if wrong and knows_question:
            for each in made:
                if not each.is_shown:
                    found = "；".join(f"{hit.score:.2f} {hit.entry.ask[0]}" for hit in each.hits)
                    print(f"  {each.way} <- {found or 'nothing'}   [{each.answer[:16]}]")


if __name__ == "__main__":
    main()
