"""退回意见: what is sent back to each body that has something to mend, as data and as a Word file.

What is to be said is worked out here, body by body; filling the form with it is a pure function of
`MemoData`, which can go to another process.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from report_assistant.county.collecting import Collection
from report_assistant.county.result_names import MEMOS
from report_assistant.county.sent_back.memo_form import Place, open_memo_form, shipped_memo_form
from report_assistant.county.sent_back.memo_words import MemoWords, Said, memo_words
from report_assistant.foundation.file_kinds import WORD
from report_assistant.foundation.file_names import safe_stem, with_remark
from report_assistant.ooxml.text_xml import character_style, paragraph, runs
from report_assistant.report.signature import printed

FOLDER = MEMOS
_NO_NAME = "单位"
_OFFICE = "{}政府信息公开工作主管部门"


@dataclass(frozen=True)
class Office:
    """Who sends back, as far as it is known; the form may say it as well."""

    name: str = ""
    contact: str = ""
    """Whom to ask, and the number."""


@dataclass(frozen=True)
class MemoData:
    """All that one memo says; small, and the same on every machine."""

    file_name: str
    """Its name below the folder of memos; no other body's."""
    body: str
    year: int | None
    words: MemoWords
    office: Office
    day: date
    form: bytes | None = field(default=None, repr=False)
    """The office's own form; the one that is shipped, without one."""


def memos(
    collection: Collection, today: date, form: bytes | None = None, office: Office | None = None
) -> Iterator[MemoData]:
    """Yield what is sent back, in the roster's order.

    A body that has nothing to mend gets none, nor does one that sent nothing.
    """
    sender = office or Office(_OFFICE.format(collection.roster.county))
    names = memo_names([each.name for each in collection.roster.members])
    for standing in collection.standings:
        if standing.member is None:
            continue
        rounds = collection.rounds.get(standing.name, ())
        day = rounds[-1].day if standing.used and rounds else today
        words = memo_words(standing, rounds, collection.year, day)
        if words is not None:
            name = names[standing.name]
            yield MemoData(name, standing.name, collection.year, words, sender, day, form)


def memo_names(bodies: Sequence[str]) -> dict[str, str]:
    """Return the name of each body's file; no two are the same on any system."""
    taken: set[str] = set()
    names = {}
    for body in bodies:
        wanted = Path(f"{safe_stem(body) or _NO_NAME}{WORD}")
        free = (each.name for each in _names_like(wanted) if each.name.casefold() not in taken)
        names[body] = next(free)
        taken.add(names[body].casefold())
    return names


def memo_bytes(data: MemoData) -> bytes:
    """Return a memo as a .docx; the same data give the same bytes. Raises ClerkProblem for the form."""
    form = open_memo_form(data.form or shipped_memo_form())
    words = data.words
    places = {
        Place.BODY: data.body,
        Place.YEAR: "" if data.year is None else f"{data.year}年",
        Place.WHICH: words.which,
        Place.OPENING: words.opening,
        Place.CLOSING: words.closing,
        Place.CONTACT: data.office.contact,
        Place.OFFICE: data.office.name,
        Place.DAY: printed(data.day),
    }
    body = partial(paragraph, form.body)
    lead = character_style(form.lead)
    return form.filled(
        places,
        "".join(
            f"{paragraph(form.heading, runs(part.heading)) if part.heading else ''}"
            f"{''.join(body(_item(said, lead)) for said in part.items)}"
            for part in words.parts
        ),
    )


def _item(said: Said, lead: str) -> str:
    return runs(said.number) + runs(said.lead, lead) + runs(said.words)


def _names_like(wanted: Path) -> Iterator[Path]:
    """Yield the wanted name, then others like it, which are not longer than a name may be."""
    yield wanted
    yield from (with_remark(wanted, f"（{number}）") for number in range(2, 100_000))
