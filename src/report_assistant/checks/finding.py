"""Check, the facts it looks at, and the finding it yields.

`Finding.where` is one of three things: the path of a cell (`applications.received.total`), the path
of an answer (`other_matters.fee_notices`), or, for what stands in the printed text, the section and
the words: `section:1:收到申请12件`, section 0 being title and opening. `text_place` makes the last.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from report_assistant.checks.bodies import own_names
from report_assistant.checks.claims import Claim, read_claims
from report_assistant.checks.statements import Sentence, read_sentences
from report_assistant.report.bodies import body_named
from report_assistant.report.choices import OrganisationKind, Scope
from report_assistant.report.model import AnnualReport
from report_assistant.report.printed import Level, PrintedReport
from report_assistant.report.reporting import body_in, year_of
from report_assistant.report.tables import Number, Values

IN_TEXT = "section:"
_QUOTED = 30


class Severity(StrEnum):
    """The weight of a finding."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word that stands before the finding on screen."""
        return {"error": "必须改", "warning": "提醒", "info": "供参考"}[self.value]


@dataclass(frozen=True)
class Finding:
    """One thing that a check noticed."""

    code: str
    severity: Severity
    where: str
    """The place: a path or `section:N:words`; see above."""
    message: str
    """The mistake and its remedy, in one or two sentences."""
    expected: str = ""
    found: str = ""
    target: str = ""
    """The cell to begin at when it is mended, where that is another than `where`: a column that
    does not add up is mended in its rows, not in its last sum."""

    @property
    def key(self) -> str:
        """Names the finding, so that a reason for keeping it can be remembered."""
        return f"{self.code}:{self.where}"


@dataclass(frozen=True)
class Facts:
    """The facts that checks look at."""

    report: AnnualReport
    values: Values
    """The values in the cells of the tables, totals included: computed, or as printed."""
    printed: PrintedReport | None = None
    """The report as printed; `None` while there are only answers."""
    last: "Facts | None" = None
    """The same body's report on the year before, where it is known."""

    @cached_property
    def name(self) -> str:
        """The reporting body's name: as answered, by the printed title, or by the opening."""
        answered = self.report.organisation.name or ""
        if answered or self.printed is None:
            return answered
        return self.printed.organisation or body_in(self.printed)

    @cached_property
    def kind(self) -> OrganisationKind | None:
        """The kind of body: as answered, or by a name that leaves no doubt."""
        told = body_named(self.name)
        return self.report.organisation.kind or (told.kind if told.is_certain else None)

    @property
    def likely_kind(self) -> OrganisationKind | None:
        """The kind of body, or the best guess by its name; nothing but a warning may rest on it."""
        return self.kind or (body_named(self.name).kind if self.name else None)

    @property
    def scope(self) -> Scope | None:
        """Whose figures the tables give; `None` where it is not said, or never asked."""
        kind = self.kind
        return self.report.organisation.scope if kind and kind.may_count_its_area else None

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """What the text may call the body."""
        return own_names(self.name, self.report.organisation.short_name or "", self.kind)

    @cached_property
    def year(self) -> int | None:
        """The report's year: as answered, by the printed title, or by what the opening says of it."""
        return self.report.year or (year_of(self.printed) if self.printed else None)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the printed text, with the quantities in them."""
        return read_sentences(self.printed) if self.printed else ()

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The sentences and the headings below the six, as printed, with their sections."""
        told = [(sentence.section, sentence.printed) for sentence in self.sentences]
        lower = (
            (paragraph.section, paragraph.text)
            for paragraph in (self.printed.paragraphs if self.printed else ())
            if paragraph.level not in (Level.TEXT, Level.SECTION)
        )
        return (*told, *lower)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Claims of the printed text about the things that the tables count."""
        return read_claims(self.sentences, self.own_names, self.year)

    def text(self, *sections: int) -> str:
        """Return the printed text of the sections, one line a paragraph; empty if there is none."""
        return "\n".join(self.printed.text_of(n) for n in sections) if self.printed else ""

    def sum(self, *paths: str) -> Number | None:
        """Return the sum of the cells; `None` if one of them is not known."""
        total: Number = 0
        for path in paths:
            value = self.values.get(path)
            if value is None:
                return None
            total += value
        return total


@dataclass(frozen=True)
class Check:
    """One rule. `find` yields a finding for each place where it is broken."""

    code: str
    severity: Severity
    title: str
    find: Callable[["Check", Facts], Iterator[Finding]]

    def finding(
        self,
        where: str,
        message: str,
        *,
        expected: object = "",
        found: object = "",
        severity: Severity | None = None,
    ) -> Finding:
        """Return a finding of this check; `severity` where it weighs less than usual."""
        weight = severity or self.severity
        return Finding(self.code, weight, where, message, str(expected), str(found))


def text_place(section: int, words: str) -> str:
    """Return the `where` of what stands in the text; `place_words.told_in_text` takes it apart."""
    return f"{IN_TEXT}{section}:{words[:_QUOTED]}"
